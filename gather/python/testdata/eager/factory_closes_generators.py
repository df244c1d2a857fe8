"""A generator that is dropped is closed in a task that the task factory makes, in the context in which it was dropped."""

import asyncio
import contextvars

where = contextvars.ContextVar("where", default="nowhere")


async def numbers(n):
    try:
        while True:
            yield n
            n += 1
    finally:
        print("end of numbers, dropped in", where.get(), "by", asyncio.current_task().get_name())
        await asyncio.sleep(n)
        print("closed")


async def first(n):
    where.set(f"first({n})")
    async for i in numbers(n):
        return i


def factory(loop, coro, **kwargs):
    print("making a task of", coro.__name__ if hasattr(coro, "__name__") else "aclose()", kwargs)
    return asyncio.Task(coro, loop=loop, **kwargs)


async def main(factory):
    asyncio.get_running_loop().set_task_factory(factory)
    print(await first(0))
    await asyncio.sleep(0)
    print("after one iteration")
    await asyncio.sleep(0)
    print("after two")
    print(await first(1))


for each in asyncio.eager_task_factory, factory, None:
    asyncio.run(main(each))
    print("run")
