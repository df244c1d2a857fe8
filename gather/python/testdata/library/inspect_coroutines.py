"""What kind of thing is this: the questions that code which mixes functions and coroutines asks."""
import asyncio
import functools
import inspect


def plain(): ...
async def coroutine(): ...
def generator(): yield
async def asyncgen(): yield


class Thing:
    def method(self): ...
    async def amethod(self): ...
    @classmethod
    async def acls(cls): ...
    @staticmethod
    async def astatic(): ...
    async def __call__(self): ...
    @property
    def prop(self): ...


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return "awaited"


thing = Thing()
things = {"plain": plain, "coroutine": coroutine, "generator": generator, "asyncgen": asyncgen, "method": thing.method,
          "amethod": thing.amethod, "acls": Thing.acls, "astatic": Thing.astatic, "callable": thing, "class": Thing, "len": len,
          "partial": functools.partial(coroutine), "lambda": lambda: 1, "module": asyncio, "number": 5}
questions = ("isfunction", "ismethod", "isclass", "ismodule", "isbuiltin", "isroutine", "iscoroutinefunction", "isgeneratorfunction",
             "isasyncgenfunction", "isawaitable")
for name, value in things.items():
    print(f"{name:10}", [q for q in questions if getattr(inspect, q)(value)])


@inspect.markcoroutinefunction
def marked():
    return coroutine()


print(inspect.iscoroutinefunction(marked), asyncio.iscoroutinefunction(coroutine) if hasattr(asyncio, "nope") else "")


async def call(f, *args):
    """Calls functions of either kind."""
    result = f(*args)
    if inspect.isawaitable(result):
        return await result
    return result


async def main():
    c, g, a = coroutine(), generator(), asyncgen()
    for value in (c, g, a, Awaitable(), asyncio.get_running_loop().create_future(), asyncio.current_task()):
        print(type(value).__name__, inspect.iscoroutine(value), inspect.isgenerator(value), inspect.isasyncgen(value), inspect.isawaitable(value))
    print(inspect.getcoroutinestate(c), inspect.getgeneratorstate(g), inspect.getasyncgenstate(a))
    next(g)
    await anext(a)
    print(inspect.getgeneratorstate(g), inspect.getasyncgenstate(a))
    await c
    g.close()
    await a.aclose()
    print(inspect.getcoroutinestate(c), inspect.getgeneratorstate(g), inspect.getasyncgenstate(a))
    print(await call(lambda x: x + 1, 1), await call(asyncio.sleep, 0.1, "slept"), await call(Awaitable))

    async def waits():
        await asyncio.sleep(1)

    w = waits()
    task = asyncio.create_task(w)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(w))
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    print(inspect.getcoroutinestate(w))


asyncio.run(main())
