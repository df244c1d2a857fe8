"""wait_for without time makes a task, which the task factory may start at once."""

import asyncio


async def work(n):
    print("works", n)
    await asyncio.sleep(0)
    print("goes on", n)
    return n


async def quick(n):
    return n


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print(await asyncio.wait_for(quick(1), 0))
    try:
        await asyncio.wait_for(work(2), 0)
    except TimeoutError as e:
        print(repr(e))


asyncio.run(main())
