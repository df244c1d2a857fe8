import asyncio
from contextvars import ContextVar

var = ContextVar("var", default=0)


async def numbers():
    for n in range(3):
        var.set(var.get() + 1)
        yield n, var.get()
        await asyncio.sleep(0.1)


def plain():
    yield var.get()
    var.set("set by generator")
    yield var.get()


async def consume(start):
    var.set(start)
    async for pair in numbers():
        print(start, pair, var.get())
        var.set(var.get() * 10)
    return var.get()


async def main():
    print(await asyncio.gather(consume(1), consume(100)), var.get())
    print(list(plain()), var.get())
    var.set(0)
    agen = numbers()
    print(await anext(agen), await asyncio.create_task(anext_of(agen)), var.get())
    await agen.aclose()


async def anext_of(agen):
    var.set("in task")
    try:
        return await anext(agen)
    except TypeError as e:
        return str(e)


asyncio.run(main())
