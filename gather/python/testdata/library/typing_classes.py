"""NamedTuple, TypedDict, NewType and the functions of typing."""
import asyncio
from typing import (Annotated, Any, Callable, ClassVar, Generic, List, NamedTuple, NewType, NotRequired, Optional, ReadOnly, Required,
                    TypedDict, TypeVar, Union, assert_never, assert_type, cast, dataclass_transform, final, get_args, get_origin,
                    get_overloads, get_type_hints, is_typeddict, no_type_check, overload, override, reveal_type)

T = TypeVar("T")


class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 0

    def norm(self) -> float:
        return (self.x ** 2 + self.y ** 2) ** 0.5

    @property
    def flipped(self):
        return Point(self.y, self.x)


p = Point(3, 4)
print(p, p.norm(), p.flipped, p._replace(x=1), p._asdict(), Point._fields, Point._field_defaults, Point.__annotations__)
print(Point.__doc__, Point.__orig_bases__ == (NamedTuple,), isinstance(p, tuple), p == (3, 4), Point._make([5, 6]), Point(1))
x, y = p
print(x, y, p[0], len(p), Point.__mro__)
Employee = NamedTuple("Employee", [("name", str), ("id", int)])
print(Employee("Ann", 1), Employee.__annotations__, Employee.__module__)


class Tagged(NamedTuple, Generic[T]):
    tag: str
    value: T


print(Tagged[int]("a", 1), Tagged("b", "c"))


class Movie(TypedDict):
    title: str
    year: int


class Options(TypedDict, total=False):
    verbose: bool
    level: Required[int]


class Full(Movie, Options):
    rating: NotRequired[float]
    code: ReadOnly[str]


m: Movie = {"title": "Blade Runner", "year": 1982}
print(m, Movie(title="x", year=1), type(Movie(title="x", year=1)), Movie.__annotations__, Movie.__total__, Options.__total__)
for t in (Movie, Options, Full):
    print(t.__name__, sorted(t.__required_keys__), sorted(t.__optional_keys__), sorted(t.__readonly_keys__), t.__mro__, is_typeddict(t))
Functional = TypedDict("Functional", {"in": int, "not-name": str}, total=False)
print(Functional.__annotations__, sorted(Functional.__optional_keys__), is_typeddict(dict))


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: isinstance({}, Movie))
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: setattr(p, "x", 3))
attempt(lambda: List[int, str])
attempt(lambda: List[int]())
attempt(lambda: isinstance([], List[int]))
attempt(lambda: Optional[int, str])
attempt(lambda: Union[()])
attempt(lambda: Callable[int])
attempt(lambda: Callable[int, int])
attempt(lambda: Any())
attempt(lambda: Optional())
attempt(lambda: isinstance(3, Any))
attempt(lambda: isinstance(3, Optional))
attempt(lambda: Generic[int])
attempt(lambda: Generic[T, T])
attempt(lambda: TypeVar("X", int))
attempt(lambda: TypeVar("X", covariant=True, contravariant=True))
attempt(lambda: assert_never("left"))
attempt(lambda: Annotated[int])
attempt(lambda: List[int][str])
attempt(lambda: TypeVar("X", int, bound=str))


class Plain(Generic[T]):
    pass


attempt(lambda: Plain[int, str])
attempt(lambda: Plain[int][str])


def bad_default():
    class P(NamedTuple):
        a: int = 1
        b: int


def bad_name():
    class P(NamedTuple):
        a: int

        def _asdict(self):
            pass


def bad_base():
    class M(Movie, dict):
        pass


def plain_generic():
    class P(Generic):
        pass


def sub_new():
    U = NewType("U", int)

    class V(U):
        pass


def sub_optional():
    class O(Optional[int]):
        pass


for f in (bad_default, bad_name, bad_base, plain_generic, sub_new, sub_optional):
    attempt(f)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(double(2), double("a"), len(get_overloads(double)))


@final
class Last:
    @override
    def f(self): ...

    @no_type_check
    def g(self, x: "nonsense !"): ...


print(Last.__final__, Last.f.__override__, Last.g.__no_type_check__, get_type_hints(Last.g))
print(reveal_type(5), assert_type(3, int))


@dataclass_transform(kw_only_default=True)
def model(cls):
    return cls


print(model.__dataclass_transform__)


class Node:
    left: "Optional[Node]"
    values: List["Node"] = []
    n: ClassVar["int"] = 0
    meta: Annotated[int, "unit"] = 1

    def link(self, other: "Node", *rest: "int", flag: bool = None) -> None: ...

    async def fetch(self) -> "list[Node]": ...


print(get_type_hints(Node))
print(get_type_hints(Node, include_extras=True)["meta"])
print(get_type_hints(Node.link), get_type_hints(Node.fetch), get_type_hints(asyncio.sleep) == {})


def wrong(x: "Missing"): ...


attempt(lambda: get_type_hints(wrong))
attempt(lambda: get_type_hints(3))
UserId = NewType("UserId", int)


async def load(user: UserId) -> Optional[str]:
    await asyncio.sleep(0.1)
    return f"user {user}"


print(asyncio.run(load(UserId(5))), load.__annotations__)
