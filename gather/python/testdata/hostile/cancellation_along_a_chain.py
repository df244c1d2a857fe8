# ends: limit
import asyncio


async def waits(task):
    await task


async def main():
    task = asyncio.create_task(asyncio.sleep(10))
    for _ in range(20_000):
        task = asyncio.create_task(waits(task))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()  # here
    await task


asyncio.run(main())
