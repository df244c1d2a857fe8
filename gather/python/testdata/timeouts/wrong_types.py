# Delays that are no numbers: each function says what it has tried to do with them.
import asyncio


async def main():
    for delay in ("1", [1], object):
        for call in (
            lambda: asyncio.wait_for(asyncio.sleep(0), delay),
            lambda: asyncio.wait([task], timeout=delay),
        ):
            task = asyncio.create_task(asyncio.sleep(0))
            try:
                await call()
            except TypeError as error:
                print(error)
            await task
        try:
            async with asyncio.timeout(delay):
                print("never")
        except TypeError as error:
            print(error)


asyncio.run(main())
