"""Two naps come due while a third task keeps the loop for itself."""
import asyncio
import time


async def blocker():
    await asyncio.sleep(0.2)
    time.sleep(0.3)
    return "rude"


async def nap(seconds):
    await asyncio.sleep(seconds)
    await asyncio.sleep(0.1)
    return seconds


async def main():
    print(await asyncio.gather(nap(0.3), blocker(), nap(0.4), nap(0.6)))


asyncio.run(main())
