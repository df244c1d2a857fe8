import asyncio
import time


def block(seconds):
    time.sleep(seconds)
    return seconds


async def work(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)


async def main():
    print(await asyncio.gather(asyncio.to_thread(block, 2), asyncio.to_thread(block, 1)))
    try:
        async with asyncio.TaskGroup() as group:
            for n in (1, 2, 3):
                group.create_task(work(n))
    except* ValueError as errors:
        print(len(errors.exceptions))
    time.sleep(1)  # nobody else is there
    task = asyncio.create_task(work(2))
    await asyncio.wait([task])
    print(repr(task.exception()))


asyncio.run(main())
