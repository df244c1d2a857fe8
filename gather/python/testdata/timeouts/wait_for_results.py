# What wait_for gives back for everything that can be awaited, with and without a limit.
import asyncio


async def answer(delay):
    await asyncio.sleep(delay)
    return delay


class Custom:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "custom"


async def main():
    loop = asyncio.get_running_loop()
    for limit in (10, None):
        task = asyncio.create_task(answer(1))
        print(await asyncio.wait_for(task, limit))
        print(await asyncio.wait_for(task, limit), "again")
        print(await asyncio.wait_for(answer(2), limit))
        print(await asyncio.wait_for(asyncio.gather(answer(1), answer(2)), limit))
        print(await asyncio.wait_for(asyncio.shield(answer(1)), limit))
        print(await asyncio.wait_for(asyncio.wait_for(asyncio.create_task(answer(1)), limit), limit))
        print(await asyncio.wait_for(Custom(), limit))
        future = loop.create_future()
        loop.call_later(1, future.set_result, "set later")
        print(await asyncio.wait_for(future, limit))
        failing = loop.create_future()
        loop.call_later(1, failing.set_exception, LookupError("failed later"))
        try:
            await asyncio.wait_for(failing, limit)
        except LookupError as error:
            print(repr(error))
        waits = asyncio.create_task(asyncio.wait_for(asyncio.create_task(answer(1)), limit))
        print(await waits, loop.time())
    print(await asyncio.wait_for(task, 0))


asyncio.run(main())
