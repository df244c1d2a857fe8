# Aliases are made once for the same arguments; collections.abc.Callable has its parameters flat.
import collections.abc
import inspect
import random
import types
from typing import Annotated, Callable, Dict, Generic, List, Literal, Optional, Tuple, TypeVar, Union, get_args

T = TypeVar("T")


class Box(Generic[T]):
    pass


print(List[int] is List[int], Dict[str, int] is Dict[str, int], Optional[int] is Optional[int], Tuple[int, ...] is Tuple[int, ...])
print(Callable[[int], str] is Callable[[int], str], Box[int] is Box[int], Dict[str, T][int] is Dict[str, T][int])
print(Literal[1] is Literal[1], Literal[1] is Literal[True], Literal[1] == Literal[True], Literal["a", "b"] == Literal["b", "a"])
print(Union[int, str] == Union[str, int], Annotated[int, []] == Annotated[int, []], list[int] is list[int])

made = collections.abc.Callable[[int, List[str]], None]
print(made, made.__args__, get_args(made), made.__origin__)
print(collections.abc.Callable[..., str], collections.abc.Callable[[], str], collections.abc.Callable[[T], T][int])
for wrong in (lambda: collections.abc.Callable[int, str], lambda: collections.abc.Callable[int], lambda: Dict[int], lambda: List[[]]):
    try:
        wrong()
    except TypeError as error:
        print(error)


class Dice(random.Random):
    def __init__(self, seed, sides):
        super().__init__(seed)
        self.sides = sides

    def roll(self):
        return self.randint(1, self.sides)


dice = Dice(42, 6)
print([dice.roll() for _ in range(10)])


@types.coroutine
def stepping():
    yield


generator = stepping()
print(inspect.isawaitable(generator), inspect.isgenerator(generator), inspect.iscoroutine(generator))
generator.close()
