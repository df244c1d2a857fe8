# A TimeoutError that ends its task refers to the timeout, and so to the task.
import asyncio


async def told_at_the_end():
    async with asyncio.timeout(1):
        await asyncio.sleep(2)


async def told_at_once():
    await asyncio.wait_for(asyncio.sleep(2), 0)


async def wait_for():
    await asyncio.wait_for(asyncio.sleep(2), 1)


async def main():
    for function in told_at_the_end, told_at_once, wait_for:
        asyncio.create_task(function())
        await asyncio.sleep(3)
        print("after", function.__name__)


asyncio.run(main())
