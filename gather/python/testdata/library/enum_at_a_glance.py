from enum import Enum, Flag, IntEnum, StrEnum, auto


class Colour(Enum):
    RED = 1
    GREEN = 2
    ALIAS = 1

    def describe(self):
        return f"{self.name.lower()}={self.value}"


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


class Mode(StrEnum):
    FAST = auto()


class Perm(Flag):
    R = auto()
    W = auto()


print(Colour.RED, repr(Colour.GREEN), Colour(2), Colour["RED"], Colour.ALIAS is Colour.RED, list(Colour), Colour.RED.describe())
print(Level.HIGH > Level.LOW, Level.LOW + 1, f"{Level.HIGH} {Mode.FAST}", Perm.R | Perm.W, Perm.R in (Perm.R | Perm.W))
try:
    Colour(5)
except ValueError as error:
    print(error)
