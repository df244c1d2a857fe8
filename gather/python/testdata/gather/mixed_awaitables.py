import asyncio


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "awaitable"


async def coroutine():
    return "coroutine"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(2, future.set_result, "future")
    task = asyncio.create_task(coroutine(), name="made before")
    results = await asyncio.gather(future, Awaitable(), task, coroutine(), asyncio.sleep(0.5, "sleep"), asyncio.gather(coroutine()))
    print(results, loop.time())


asyncio.run(main())
