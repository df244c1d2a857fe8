"""Of a task that has ended in its first, eager step the coroutine is no longer shown; of any other it is."""

import asyncio


async def quick(n):
    return n


async def slow(n):
    await asyncio.sleep(n)
    return n


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(c, name=c.__name__) for c in (quick(1), slow(1), slow(2))]
    print(*tasks, sep="\n")
    print(*[t.get_coro() and t.get_coro().__name__ for t in tasks])
    await tasks[1]
    tasks[2].cancel()
    await asyncio.wait(tasks)
    print(*tasks, sep="\n")
    print(*[t.get_coro() and t.get_coro().__name__ for t in tasks])


asyncio.run(main())
