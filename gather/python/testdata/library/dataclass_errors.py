"""What dataclasses refuse."""
from dataclasses import (FrozenInstanceError, InitVar, KW_ONLY, asdict, astuple, dataclass, field, fields, make_dataclass, replace)
from typing import ClassVar


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)


@dataclass
class Point:
    x: int
    y: int = 0


@dataclass(frozen=True)
class Frozen:
    x: int = 1


@dataclass(frozen=True)
class Child(Frozen):
    y: int = 2


for call in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point(1, x=2), lambda: Point(y=1)):
    attempt(call)


def assign(obj, name):
    setattr(obj, name, 5)


def delete(obj, name):
    delattr(obj, name)


attempt(lambda: assign(Frozen(), "x"))
attempt(lambda: assign(Frozen(), "other"))
attempt(lambda: delete(Frozen(), "x"))
attempt(lambda: assign(Child(), "x"))
attempt(lambda: assign(Child(), "y"))
attempt(lambda: hash(Point(1)))
attempt(lambda: Point(1) < Point(2))
attempt(lambda: asdict(Point))
attempt(lambda: astuple(3))
attempt(lambda: fields(3))
attempt(lambda: replace(3, x=1))
attempt(lambda: replace(Point(1), z=1))
attempt(lambda: field(default=1, default_factory=list))
attempt(lambda: make_dataclass("C", ["a b"]))
attempt(lambda: make_dataclass("C", ["class"]))
attempt(lambda: make_dataclass("C", ["a", "a"]))
attempt(lambda: make_dataclass("C", [("a", int, 1, 2)]))
attempt(lambda: make_dataclass("C", [("a", int, 1), "b"]))
attempt(lambda: dataclass(order=True, eq=False)(type("C", (), {})))


def mutable():
    @dataclass
    class C:
        x: list = []


def mutable_dict():
    @dataclass
    class C:
        x: dict = {}


def order():
    @dataclass
    class C:
        x: int = 1
        y: int


def from_frozen():
    @dataclass
    class C(Frozen):
        pass


def to_frozen():
    @dataclass(frozen=True)
    class C(Point):
        pass


def no_annotation():
    @dataclass
    class C:
        x = field(default=1)


def twice():
    @dataclass
    class C:
        a: KW_ONLY
        b: KW_ONLY


def overwrite():
    @dataclass(order=True)
    class C:
        def __lt__(self, other):
            return True


def overwrite_set():
    @dataclass(frozen=True)
    class C:
        def __setattr__(self, name, value):
            pass


def overwrite_hash():
    @dataclass(unsafe_hash=True)
    class C:
        def __hash__(self):
            return 1


def factory():
    @dataclass
    class C:
        x: ClassVar[list] = field(default_factory=list)


def class_kw():
    @dataclass
    class C:
        x: ClassVar[int] = field(default=1, kw_only=True)


def slots():
    @dataclass(slots=True)
    class C:
        __slots__ = ("x",)
        x: int


def weakref():
    @dataclass(weakref_slot=True)
    class C:
        x: int


def init_false():
    @dataclass
    class C:
        x: int = field(init=False, default=1)
    return replace(C(), x=3)


def init_var():
    @dataclass
    class C:
        x: InitVar[int]

        def __post_init__(self, x):
            pass
    return replace(C(1))


for f in (mutable, mutable_dict, order, from_frozen, to_frozen, no_annotation, twice, overwrite, overwrite_set, overwrite_hash, factory,
          class_kw, slots, weakref, init_false, init_var):
    attempt(f)
print(issubclass(FrozenInstanceError, AttributeError))
print(FrozenInstanceError.__mro__)
Point(1).missing
