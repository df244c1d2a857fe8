# The frames of as_completed keep what has not been given out.
import asyncio


async def fails():
    raise ValueError("fails")


async def asks(kept):
    kept.append(asyncio.create_task(fails()))
    async for each in asyncio.as_completed([*kept, asyncio.sleep(5)], timeout=1):
        print("completed")
        kept.clear()
        del each
        print("deleted")


async def first(kept):
    kept.append(asyncio.create_task(fails()))
    for each in asyncio.as_completed([asyncio.sleep(0.5), *kept]):
        await each


async def main():
    for function in asks, first:
        try:
            await function([])
        except (TimeoutError, ValueError) as e:
            print("caught", repr(e))
            await asyncio.sleep(1)
            print("handled")
        print("after")


asyncio.run(main())
