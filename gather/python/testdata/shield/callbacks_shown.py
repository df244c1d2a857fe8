"""What a shield adds to the task inside, as its representation shows it."""

import asyncio


def show(task):
    print(*(part.split("(")[0] for part in repr(task).split("cb=[")[1].split(", ")))


async def waits(task):
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        print("cancelled")
    show(task)


async def main():
    task = asyncio.create_task(asyncio.sleep(1), name="inner")
    asyncio.shield(task)
    show(task)
    waiter = asyncio.create_task(waits(task))
    await asyncio.sleep(0)
    show(task)
    waiter.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await task


asyncio.run(main())
