# The frames of wait keep what it waits for, and the task that waits.
import asyncio


async def fails():
    raise ValueError("fails")


async def waits(kept):
    kept.append(asyncio.create_task(fails()))
    await asyncio.wait([kept[0], asyncio.create_task(asyncio.sleep(5))])


async def main():
    kept = []
    task = asyncio.create_task(waits(kept))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    kept.clear()
    print("cleared")
    try:
        await task
    except asyncio.CancelledError as e:
        print("caught", repr(e))
    del task
    print("end")


asyncio.run(main())
