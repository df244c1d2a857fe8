"""What a search for cycles finds while tasks that start eagerly run their first step."""

import asyncio
import gc


async def collects(n):
    gc.collect()
    if n:
        return await collects_in_a_task(n - 1)
    await asyncio.sleep(1)
    return "deep"


async def collects_in_a_task(n):
    return await asyncio.create_task(collects(n))


async def sleeps():
    await asyncio.sleep(1)


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.create_task(collects(0), eager_start=True))
    loop.set_task_factory(asyncio.eager_task_factory)
    print(await asyncio.gather(sleeps(), collects(3)))
    async with asyncio.TaskGroup() as group:
        group.create_task(collects(1))
        group.create_task(sleeps())
    print(len(asyncio.all_tasks()))


asyncio.run(main())
