import asyncio
from contextvars import ContextVar, Context, copy_context

var = ContextVar("var", default="nothing")


async def work(value):
    print("found", var.get())
    var.set(value)
    await asyncio.sleep(0)
    print("still", var.get())


async def main():
    var.set("main")
    ctx = copy_context()
    task = asyncio.create_task(work("one"), context=ctx)
    print(task.get_context() is ctx)
    await task
    print(var.get(), ctx[var])
    await asyncio.create_task(work("two"), context=ctx)
    print(var.get(), ctx[var])
    empty = Context()
    async with asyncio.TaskGroup() as group:
        group.create_task(work("three"), context=empty)
    print(empty[var])
    me = asyncio.current_task()
    print(me.get_context()[var])
    loop = asyncio.get_running_loop()
    await loop.create_task(work("four"), context=None)
    both = copy_context()
    await asyncio.gather(
        asyncio.create_task(work("five"), context=both), asyncio.create_task(work("six"), context=both)
    )
    print(both[var], var.get())


asyncio.run(main())
