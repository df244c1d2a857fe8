import asyncio


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return "awaited"


async def coro():
    return "coro"


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(asyncio.wrap_future(future) is future, asyncio.ensure_future(future) is future)
    task = asyncio.ensure_future(coro())
    print(asyncio.ensure_future(task, loop=loop) is task, await task)
    print(await asyncio.ensure_future(Awaitable()))
    for wrong in (5, [1], None, coro):
        try:
            asyncio.ensure_future(wrong)
        except TypeError as e:
            print(e)
    other = asyncio.new_event_loop()
    try:
        asyncio.ensure_future(future, loop=other)
    except ValueError as e:
        print(e)
    other.close()
    print(asyncio.isfuture(future), asyncio.isfuture(task), asyncio.isfuture(coro), asyncio.isfuture(5))
    try:
        asyncio.wrap_future(5)
    except AssertionError as e:
        print(e)


asyncio.run(main())
