"""Protocols, checked while the program runs."""
import asyncio
from abc import abstractmethod
from typing import Awaitable, Generic, Protocol, TypeVar, get_protocol_members, is_protocol, runtime_checkable

T = TypeVar("T")


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Named(Protocol):
    name: str


class Fetcher(Protocol[T]):
    async def fetch(self, key: str) -> T: ...

    def describe(self) -> str:
        return f"fetches by {type(self).__name__}"


class Cache(Fetcher[int]):
    async def fetch(self, key):
        await asyncio.sleep(0.1)
        return len(key)


class File:
    name = "f"

    def close(self):
        print("closed")


class Broken:
    close = None


class Explicit(Closable):
    def close(self):
        print("explicit")


@runtime_checkable
class Both(Closable, Named, Protocol):
    pass


print(isinstance(File(), Closable), isinstance(3, Closable), isinstance(Broken(), Closable), issubclass(File, Closable))
print(isinstance(File(), Named), isinstance(Explicit(), Closable), isinstance(File(), Both), isinstance(Explicit(), Both))
print(is_protocol(Closable), is_protocol(Explicit), is_protocol(int), sorted(get_protocol_members(Both)))
print(asyncio.run(Cache().fetch("abc")), Cache().describe(), Fetcher[int])


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: isinstance(3, Fetcher))
attempt(lambda: Closable())
attempt(lambda: issubclass(File, Named))
attempt(lambda: runtime_checkable(int))
attempt(lambda: get_protocol_members(int))


def inherits():
    class Bad(int, Protocol):
        pass


attempt(inherits)


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


print(Stack[int]().push(1).push(2).items, Stack[str].__args__)


class Sub(Stack[int]):
    pass


print(Sub.__orig_bases__, Sub.__parameters__, Sub.__mro__)


class WithInit(Protocol):
    x: int

    def __init__(self, x):
        self.x = x


class Concrete(WithInit):
    pass


print(Concrete(4).x)


class Abstract(Protocol):
    @abstractmethod
    def must(self): ...


class Half(Abstract):
    pass


attempt(Half)
