"""A task that raises what except* has made of a single exception ends with the group, not with the exception."""

import asyncio


async def fails():
    raise ValueError("single")


async def again(task):
    try:
        await task
    except* Exception:
        raise


async def parts(task):
    try:
        await task
    except* ValueError:
        print("handled")


async def group():
    raise ExceptionGroup("both", [ValueError("v"), KeyError("k")])


async def main():
    task = asyncio.create_task(again(asyncio.create_task(fails())))
    await asyncio.wait([task])
    print(repr(task.exception()))
    task = asyncio.create_task(parts(asyncio.create_task(group())))
    await asyncio.wait([task])
    print(repr(task.exception()))


asyncio.run(main())
