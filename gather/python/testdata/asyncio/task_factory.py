import asyncio


def factory(loop, coro, **kwargs):
    print("factory", coro.__name__, sorted(kwargs))
    return asyncio.Task(coro, loop=loop, **kwargs)


async def work(n):
    await asyncio.sleep(0.1)
    return n


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.create_task(work(1)), await asyncio.create_task(work(2), name="named"))
    print(await asyncio.gather(work(3), work(4)))
    async with asyncio.TaskGroup() as group:
        t = group.create_task(work(5), name="in group")
    print(t.result(), t.get_name())
    print(await asyncio.ensure_future(work(6)), await asyncio.wait_for(work(7), 1))
    loop.set_task_factory(None)
    print(await asyncio.create_task(work(8)))
    for wrong in (5, "x"):
        try:
            loop.set_task_factory(wrong)
        except TypeError as e:
            print(e)


asyncio.run(main())
