"""With return_exceptions an exception is a result, and so is a cancellation."""
import asyncio


async def fails():
    await asyncio.sleep(0.3)
    raise OSError("disk is full")


async def works():
    await asyncio.sleep(0.6)
    return {"rows": 12}


async def main():
    doomed = asyncio.create_task(asyncio.sleep(5))
    asyncio.get_running_loop().call_later(0.45, doomed.cancel)
    print(await asyncio.gather(fails(), works(), doomed, return_exceptions=True))


asyncio.run(main())
