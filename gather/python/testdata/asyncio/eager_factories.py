import asyncio


async def quick(n):
    print("quick", n, asyncio.current_task().get_name())
    return n


async def slow(n):
    print("slow begins", n)
    await asyncio.sleep(0.1)
    print("slow ends", n)
    return n


class Named(asyncio.Task):
    def __init__(self, coro, **kwargs):
        super().__init__(coro, **kwargs)
        self.kind = "named"


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    first = asyncio.create_task(quick(1), name="first")
    print(first.done(), first.result())
    second = asyncio.create_task(slow(2))
    print(second.done())
    late = asyncio.create_task(quick(3), eager_start=False)
    print(late.done())
    print(await asyncio.gather(second, late, quick(4)))
    loop.set_task_factory(asyncio.create_eager_task_factory(Named))
    named = asyncio.create_task(quick(5), name="five")
    print(named.done(), type(named).__name__, named.kind)
    loop.set_task_factory(None)
    async with asyncio.TaskGroup() as group:
        a = group.create_task(quick(6), eager_start=True)
        print("in group", a.done())
        group.create_task(slow(7), eager_start=True)
    print(asyncio.eager_task_factory.__name__, asyncio.eager_task_factory.__qualname__)


asyncio.run(main())
