"""How everything in typing shows."""
import typing
from typing import *

T = TypeVar("T")
S_co = TypeVar("S_co", covariant=True)
C_contra = TypeVar("C_contra", contravariant=True)
N = TypeVar("N", int, float)
B = TypeVar("B", bound="Sequence[int]")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
UserId = NewType("UserId", int)


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item


class Pair(Generic[T, S_co]):
    pass


for t in (Any, List, List[int], Dict[str, Any], Tuple[int, ...], Tuple[()], Tuple[int, str], Set[T], FrozenSet[int], Type[Box],
          Optional[int], Optional["Node"], Union[int, str], Union[int, str, None], Union[int], Union[int, int], Union[List[int], None],
          Callable, Callable[[int, str], bool], Callable[..., Any], Callable[[], None], Callable[P, T], Literal[1, "a", None, True],
          ClassVar[int], Final[str], Annotated[int, "meta", 3], Awaitable[int], Coroutine[Any, Any, str], AsyncIterator[int],
          AsyncGenerator[int, None], Generator[int, None, str], Iterable[T], Iterator[int], Sequence[str], Mapping[str, int],
          T, S_co, C_contra, N, B, P, P.args, P.kwargs, Ts, UserId, Box, Box[int], Box[T], Box["X"], Pair[int, str], Generic, Generic[T],
          Protocol, NoReturn, Never, Self, LiteralString, TypeAlias, Text, AnyStr, Concatenate[int, P], Unpack[Ts], TypeGuard[int],
          Required[int], NotRequired[int], ReadOnly[int], DefaultDict[str, int], Deque[int], Counter[str], OrderedDict[str, int],
          ContextManager[int], AsyncContextManager[str], Hashable, Sized, Optional, Union, Literal, ClassVar, List[List[int]],
          Dict[str, List[Optional[int]]], list[int] | None, int | List[int], List[int] | None, Optional[Callable[[int], str]], SupportsInt,
          IO[str], TextIO, NamedTuple is not None, Box[int] | None, T | None, Literal["a"] | None, ForwardRef("x"), NoDefault):
    print(t)
print(T.__name__, T.__bound__, T.__constraints__, N.__constraints__, B.__bound__, S_co.__covariant__, T.__default__, T.has_default())
print(TypeVar("D", default=int).__default__, UserId(5), UserId.__supertype__, UserId.__name__, T.__module__)
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Optional[int]), get_args(Optional[int]), get_origin(list[int]))
print(get_args(Callable[[int, str], bool]), get_args(Callable[..., int]), get_origin(Callable[[int], int]), get_origin(Annotated[int, 1]),
      get_args(Annotated[int, 1]), get_args(Literal[1, 2]), get_origin(int), get_args(int), get_origin(Generic[T]), get_origin(ClassVar[int]))
print(List[int] == List[int], hash(List[int]) == hash(List[int]), Union[int, str] == Union[str, int], Optional[int] == Union[int, None],
      List[int] == List[str], Literal[1, 2] == Literal[2, 1], Annotated[int, 1] == Annotated[int, 1])
print(Dict[T, int][str], List[T][int], Callable[[T], T][int], Box[T][int], Union[T, int][str], Optional[T][str], Tuple[T, ...][int],
      Dict[str, List[T]][int], Annotated[T, "x"][int], Callable[P, int][[str, bool]])
print(Box[int](3).item, Box[int](3).__orig_class__, Box.__parameters__, Box.__orig_bases__, Pair.__parameters__, Box[int].__origin__)
print(isinstance([], List), isinstance({}, Mapping), issubclass(list, Sequence), isinstance(3, Hashable), isinstance(3, SupportsInt),
      isinstance("x", SupportsInt))
print(cast(int, "x"), TYPE_CHECKING, typing.Text is str, Literal[1, 1, True], Literal[Literal[1, 2], 3])


class Modern[K, *Rest, **Q]:
    pass


type Alias[V] = dict[str, V]
print(Modern.__type_params__, Modern.__parameters__, Modern.__orig_bases__, Alias, Alias.__value__, Alias[int], Alias.__type_params__)


def first[A: (int, str), Z: Sequence = list](a: A) -> Z:
    pass


A, Z = first.__type_params__
print(A.__constraints__, A.__bound__, Z.__bound__, Z.__default__, A, Z)
