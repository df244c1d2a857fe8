import asyncio
import time


async def ticker(name, turns):
    for i in range(turns):
        print(name, i)
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.gather(ticker("a", 3), ticker("b", 2))
    print(await asyncio.sleep(1, "result"), loop.time())
    print(await asyncio.sleep(-5, result="negative is zero"), loop.time())
    await asyncio.sleep(delay=0.5)
    print(loop.time(), time.monotonic() == loop.time())
    for wrong in (None, "1", float("nan")):
        try:
            await asyncio.sleep(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    await asyncio.sleep(3600 * 24 * 365)
    print(loop.time())


asyncio.run(main())
