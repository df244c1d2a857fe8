import asyncio
import time


def block(seconds):
    time.sleep(seconds)
    return seconds


async def work(n):
    await asyncio.sleep(n)
    if n == 0.2:
        raise ValueError(n)


async def main():
    print(await asyncio.gather(asyncio.to_thread(block, 0.4), asyncio.to_thread(block, 0.2)))
    try:
        async with asyncio.TaskGroup() as group:
            for n in (0.1, 0.2, 0.4):
                group.create_task(work(n))
    except* ValueError as errors:
        print(len(errors.exceptions))
    time.sleep(0.2)  # nobody else is there
    task = asyncio.create_task(work(0.2))
    await asyncio.wait([task])
    print(repr(task.exception()))


asyncio.run(main())
