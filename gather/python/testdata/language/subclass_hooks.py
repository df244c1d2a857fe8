import asyncio


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__.lower()] = cls

    async def run(self, n):
        await asyncio.sleep(n)
        return f"{type(self).__name__} after {n}"


class Fast(Plugin, name="quick"): ...


class Slow(Plugin): ...


class Slower(Slow): ...


async def main():
    print(await asyncio.gather(*(cls().run(n) for n, cls in enumerate(Plugin.registry.values()))))


asyncio.run(main())
print(Plugin.registry, Plugin.__subclasses__(), Slow.__subclasses__(), Slower.__subclasses__(), Slower.__base__)


class Typed:
    def __class_getitem__(cls, key):
        return f"{cls.__name__} of {key}"


class Special(Typed): ...


print(Typed[int], Special["x", 1])


def wrong():
    class Wrong(Plugin, colour="red"): ...


for attempt in (wrong, lambda: Typed()[1], lambda: Plugin[int], lambda: int[1], lambda: Plugin.__init_subclass__(tag=1)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
