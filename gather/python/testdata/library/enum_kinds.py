"""Every kind of enum, and how each shows."""
from enum import (CONFORM, EJECT, KEEP, STRICT, Enum, EnumType, Flag, IntEnum, IntFlag, ReprEnum, StrEnum, auto, member, nonmember,
                  property as enum_property)


class Color(Enum):
    RED = 1
    GREEN = "g"
    BLUE = (1, 2)
    CRIMSON = 1


class Level(IntEnum):
    LOW = 10
    MID = auto()
    HIGH = auto()


class Mode(StrEnum):
    FAST = auto()
    SLOW = "sl"


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


for cls in (Color, Level, Mode, Perm, Bits):
    print(cls, repr(cls), len(cls), list(cls))
    for m in cls:
        print("  ", m, repr(m), f"{m}", f"{m:>12}|", "%s" % m, m.name, repr(m.value), format(m))
print(Color.__members__, list(Color.__members__.items()))
print(Color.CRIMSON, Color.CRIMSON is Color.RED, Color((1, 2)))
print(Level.LOW < Level.HIGH, Level.LOW + 1, Level(11), Level.MID == 11, sorted([Level.HIGH, Level.LOW]), max(Level), sum(Level))
print(f"{Level.LOW:03d} {Level.LOW!r} {Level.LOW!s}", {Level.LOW: "x"}[10], [0] * 12 + [Level.MID])
print(Mode.FAST == "fast", Mode.FAST.upper(), Mode("sl"), "-".join(Mode), Mode.FAST + "er", f"{Mode.SLOW:>5}")
print(Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm(3), Perm.RW, repr(Perm(0)), Perm(7), ~Perm.R, Perm.R & Perm.W, Perm.R ^ Perm.RW)
print(Perm.R in Perm.RW, Perm.X in Perm.RW, list(Perm.RW), len(Perm.RW), bool(Perm(0)), Perm.RW.name, Perm(5).name, Perm(0).name)
print(Bits.A | Bits.C, repr(Bits.A | Bits.C), Bits.A | 8, repr(Bits.A | 8), repr(Bits(8)), Bits.A + 1, ~Bits.A, repr(~Bits.A), Bits(7) & 3)


class Strict(IntFlag, boundary=STRICT):
    A = 1


class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Eject(IntFlag, boundary=EJECT):
    A = 1


class Keep(Flag, boundary=KEEP):
    A = 1


print(Conform(7), Eject(4), type(Eject(4)), repr(Keep(5)), Keep(5))
try:
    Strict(6)
except ValueError as error:
    print(error)


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67300e-11 * self.mass / (self.radius * self.radius), 2)

    def __str__(self):
        return self.name.title()


print(Planet.EARTH, Planet.EARTH.gravity, f"{Planet.MARS}", repr(Planet.MARS), Planet.MARS.value)


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coordinate.PY, Coordinate.PY.label, Coordinate(1).name, Coordinate.PX == b"\x00")


class Numbered(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return f"{name.lower()}-{count}"

    ONE = auto()
    TWO = auto()
    THREE = "three"
    FOUR = auto()


print([m.value for m in Numbered])


class Loose(Enum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "?"

    @classmethod
    def _missing_(cls, value):
        for m in cls:
            if isinstance(value, str) and m.value == value.lower():
                return m
        return cls.UNKNOWN if value is None else None


print(Loose("YES"), Loose(None), "yes" in Loose, "maybe" in Loose)


class Mixed(Enum):
    _ignore_ = ["helper"]
    helper = 5
    A = 1
    plain = nonmember(7)

    @member
    def act(self):
        return "acted"

    class Inner:
        pass

    def method(self):
        return self.value

    @classmethod
    def of(cls, v):
        return cls(v)

    @staticmethod
    def static():
        return "static"


print(list(Mixed)[0], len(Mixed), Mixed.plain, Mixed.A.method(), Mixed.of(1), Mixed.static(), Mixed.Inner.__name__)

Animal = Enum("Animal", "CAT DOG,BIRD")
Fruit = Enum("Fruit", {"APPLE": "a", "PEAR": "p"})
Tool = IntEnum("Tool", ["SAW", "AXE"], start=5)
Pair = Enum("Pair", [("X", 1), ("Y", 2)])
Opt = Flag("Opt", "A B C")
print(list(Animal), list(Fruit), list(Tool), list(Pair), list(Opt), Animal.__module__, Animal.CAT.__class__)
print(isinstance(Color, EnumType), isinstance(Level.LOW, int), issubclass(Mode, str), Color.RED.__class__ is Color)
print(hash(Color.RED) == hash("RED"), Color.RED == 1, Color.RED != Color.GREEN, {Color.RED, Color.CRIMSON} == {Color.RED})
print(Color.RED.GREEN, dir(Color))


class Base(Enum):
    def hello(self):
        return f"hello {self.name}"


class Derived(Base):
    A = auto()


print(Derived.A.hello(), Derived.__mro__)


class Rep(float, ReprEnum):
    HALF = 0.5


print(Rep.HALF, repr(Rep.HALF), f"{Rep.HALF:.3f}", Rep.HALF * 2)
