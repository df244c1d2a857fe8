# A coroutine that only a dead cycle keeps is told of at the end: wait's frame knows the task that waits.
import asyncio


async def waits():
    await asyncio.wait([asyncio.ensure_future(asyncio.sleep(0)), asyncio.ensure_future(asyncio.wait_for(asyncio.sleep(0), None))])


async def main():
    task = asyncio.create_task(waits())


asyncio.run(main())
print("after")
