import typing
from typing import Any, Awaitable, Callable, Dict, List, NamedTuple, Optional, Self, Tuple, TypedDict, TypeVar, Union

T = TypeVar("T")


class Point(NamedTuple):
    x: int
    y: int = 0


class Movie(TypedDict):
    title: str
    year: int


class Builder:
    def set(self, value: int) -> Self:
        self.value = value
        return self


def pick(items: List[T], default: Optional[T] = None) -> Union[T, None]:
    return items[0] if items else default


handlers: Dict[str, Callable[..., Awaitable[Any]]] = {}
print(Point(1), Point(1, 2).x, Movie(title="x", year=1), Builder().set(3).value, pick([]), pick([1]), typing.TYPE_CHECKING)
print(Optional[int], List[int], Tuple[int, ...], Union[int, str], Dict[str, Any], T)
