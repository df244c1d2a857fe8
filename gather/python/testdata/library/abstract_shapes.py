import asyncio
from abc import ABC, ABCMeta, abstractmethod


class Repository(ABC):
    @abstractmethod
    async def load(self, key): ...

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def create(cls): ...

    async def load_all(self, *keys):
        return await asyncio.gather(*map(self.load, keys))


class Partial(Repository):
    async def load(self, key):
        await asyncio.sleep(0.1)
        return f"{self.name}:{key}"


class Memory(Partial):
    name = "memory"

    @classmethod
    def create(cls):
        return cls()


print(asyncio.run(Memory.create().load_all("a", "b")))
print(sorted(Repository.__abstractmethods__), sorted(Partial.__abstractmethods__), Memory.__abstractmethods__)
print(Repository.load.__isabstractmethod__, isinstance(Memory(), Repository), issubclass(Partial, Repository), type(Memory))


class Quacks(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Quacks:
            return any("quack" in base.__dict__ for base in other.__mro__)
        return NotImplemented


class Duck:
    def quack(self): ...


class Robot: ...


print(isinstance(Duck(), Quacks), isinstance(Robot(), Quacks), issubclass(Duck, Quacks))


class Plugin(ABC):
    registry = {}

    def __init_subclass__(cls, /, tag, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[tag] = cls

    @abstractmethod
    def run(self): ...


class Hello(Plugin, tag="hello"):
    def run(self):
        return super().run() or "hello"


@Plugin.register
class Stranger: ...


print(Plugin.registry, Hello().run(), isinstance(Stranger(), Plugin), Stranger.__mro__)
for attempt in (
    Repository,
    Partial,
    lambda: Memory(1),
    lambda: Plugin.register(5),
    lambda: Hello.register(Plugin),
    lambda: type("X", (Plugin,), {}),
    lambda: isinstance(1, Plugin()),
    lambda: issubclass(1, Plugin),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
