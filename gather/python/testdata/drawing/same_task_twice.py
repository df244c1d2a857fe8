"""One task stands at two positions; results come back in the order of the arguments, not of the ends."""
import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    shared = asyncio.create_task(work("shared", 0.5))
    print(await asyncio.gather(work("last", 0.9), shared, work("first", 0.2), shared))


asyncio.run(main())
