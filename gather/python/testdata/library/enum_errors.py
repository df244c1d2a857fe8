"""What enums refuse."""
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, IntEnum, StrEnum, auto, unique, verify


class Color(Enum):
    RED = 1
    GREEN = 2


class Perm(Flag):
    R = 1
    W = 2


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: Color(5))
attempt(lambda: Color("RED"))
attempt(lambda: Color["PINK"])
attempt(lambda: Color.PINK)
attempt(lambda: Color())
attempt(lambda: Color.RED < Color.GREEN)
attempt(lambda: Color.RED + 1)
attempt(lambda: setattr(Color, "RED", 3))
attempt(lambda: setattr(Color.RED, "value", 3))
attempt(lambda: setattr(Color.RED, "name", "x"))
attempt(lambda: delattr(Color, "RED"))
attempt(lambda: Perm(8))
attempt(lambda: Perm("R"))
attempt(lambda: Perm.R | 1)
attempt(lambda: 1 in Perm.R)
attempt(lambda: Color.RED())
attempt(lambda: Enum("X", "mro"))
attempt(lambda: Enum("X", "a a"))
attempt(lambda: IntEnum("X", [("a", "b")]))
attempt(lambda: StrEnum("X", [("a", 1)]))
attempt(lambda: list(Enum("Empty", ())))
attempt(lambda: Color.RED.missing)
attempt(lambda: len(Color.RED))
attempt(lambda: Color[0])
attempt(lambda: Color([]))


def extend():
    class More(Color):
        BLUE = 3


def repeated():
    class E(Enum):
        A = 1
        A = 2


def method_again():
    class E(Enum):
        a = print
        a = 1


def sunder():
    class E(Enum):
        _odd_ = 1


def duplicate():
    @unique
    class E(Enum):
        A = 1
        B = 1
        C = 2
        D = 2


def gap():
    @verify(CONTINUOUS)
    class E(IntEnum):
        A = 1
        B = 5


def aliases():
    @verify(UNIQUE)
    class E(Enum):
        A = 1
        B = 1


def unnamed():
    @verify(NAMED_FLAGS)
    class E(Flag):
        A = 1
        B = 14


def mixed_auto():
    class E(Enum):
        A = "a"
        B = auto()


def late_generate():
    class E(Enum):
        A = auto()

        def _generate_next_value_(name, start, count, last_values):
            return name


def bad_missing():
    class E(Enum):
        A = 1

        @classmethod
        def _missing_(cls, value):
            return 5
    E(2)


def two_types():
    class E(int, str, Enum):
        A = 1


def wrong_order():
    class E(Enum):
        _order_ = "B A"
        A = 1
        B = 2


def bad_int():
    class E(IntEnum):
        A = "x"


def not_enum_last():
    class E(Enum, int):
        A = 1


for f in (extend, repeated, method_again, sunder, duplicate, gap, aliases, unnamed, mixed_auto, late_generate, bad_missing, two_types,
          wrong_order, bad_int, not_enum_last):
    attempt(f)
Color(9)
