# A future that a wait has left behind keeps the task that waited: they know each other.
import asyncio


async def never():
    pass


async def fails():
    await asyncio.sleep(1)
    raise ValueError("v")


async def waits():
    coroutine = never()
    done, pending = await asyncio.wait(
        [asyncio.ensure_future(asyncio.sleep(2)), asyncio.ensure_future(fails())], return_when=asyncio.FIRST_EXCEPTION
    )
    raise KeyError(1)


async def cancelled():
    coroutine = never()
    await asyncio.wait([asyncio.ensure_future(asyncio.sleep(2)), asyncio.ensure_future(fails())])


async def main():
    first, second = asyncio.create_task(waits()), asyncio.create_task(cancelled())
    await asyncio.sleep(0.5)
    second.cancel()
    await asyncio.sleep(4)
    print("delete")
    del first, second
    print("deleted")


asyncio.run(main())
print("after")
