"""All that the decorator and field can be told."""
from dataclasses import KW_ONLY, MISSING, InitVar, astuple, asdict, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import Any, ClassVar, Optional


@dataclass
class Base:
    """Documented."""
    x: int
    count: ClassVar[int] = 0
    y: int = 2


@dataclass
class Child(Base):
    z: str = "z"
    x: int = 10


print(Child(), Child(1, 2, "3"), Base.__doc__, Child.__doc__)
print([(f.name, f.type, f.default is MISSING) for f in fields(Child)])


@dataclass
class Mixed:
    a: int
    scale: InitVar[int]
    _: KW_ONLY
    b: int = 1
    c: list = field(default_factory=list)
    total: int = field(init=False)
    hidden: int = field(default=7, repr=False, compare=False)

    def __post_init__(self, scale):
        self.total = self.a * scale + self.b


m = Mixed(2, 10, b=5)
print(m, m.hidden, m.c, Mixed.__match_args__)
print(Mixed.__doc__)
print(replace(m, scale=3, a=1))
print(m == Mixed(2, 10, b=5, hidden=8), m == Mixed(2, 10))
match m:
    case Mixed(a=2, b=b):
        print("matched", b)


@dataclass(eq=False)
class NoEq:
    x: int


print(NoEq(1) == NoEq(1), hash(NoEq(1)) is not None)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: list = field(default_factory=list, hash=False)


print(hash(Hashed(1)) == hash(Hashed(1)), {Hashed(1), Hashed(1)} == {Hashed(1)})


@dataclass(repr=False, kw_only=True)
class Quiet:
    x: int
    y: int = field(default=1, kw_only=False)


q = Quiet(5, x=3)
print(q.x, q.y, Quiet.__doc__)


@dataclass(init=False)
class Manual:
    x: int

    def __init__(self, text):
        self.x = int(text)


print(Manual("5"), Manual.__match_args__)


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


print(Point(1) + Point(2, 3), {Point(1): "one"}[Point(1.0)], hash(Point(1)) == hash(Point(1.0)))


@dataclass(slots=True)
class Slim:
    x: int
    y: int = 5

    def total(self):
        return self.x + self.y

    def parent(self):
        return super().__repr__ is not None, __class__ is Slim


s = Slim(1)
print(s, s.total(), s.parent(), Slim.__slots__)
try:
    s.z = 3
except AttributeError as error:
    print(error)


@dataclass
class Node:
    value: int
    next: "Optional[Node]" = None
    children: list["Node"] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)


tree = Node(1, Node(2), [Node(3), Node(4, extra={"a": (1, Node(5))})])
print(tree)
print(asdict(tree))
print(astuple(tree))
tree.next = tree
print(tree)

@dataclass(frozen=True)
class Origin:
    pass


Made = make_dataclass("Made", ["a", ("b", int), ("c", str, "x"), ("d", list, field(default_factory=list))],
                      namespace={"twice": lambda self: self.b * 2}, bases=(Origin,), frozen=True)
made = Made(1, 2, 3, 4)
print(made, made.twice(), Made.__module__, is_dataclass(Made), is_dataclass(made), is_dataclass(3))


@dataclass
class Unknown:
    a: Undefined
    b: list[Missing] = field(default_factory=list)


print(Unknown(1), fields(Unknown)[0].type, fields(Unknown)[1].type)
print(Point.__dataclass_params__)
f = field(default=3, metadata={"unit": "m"}, doc="length")
print(f.default, f.metadata["unit"], f.doc, f.default_factory is MISSING, f.name, f.kw_only is MISSING)
f = fields(Base)[1]
print(f.name, f.default, f.type, f.init, f.repr, f.hash, f.compare, f.kw_only, f.doc, f._field_type)
