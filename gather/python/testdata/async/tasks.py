import asyncio


async def work(name, delay):
    print(name, "starts", asyncio.current_task().get_name())
    await asyncio.sleep(delay)
    return name.upper()


async def main():
    task = asyncio.create_task(work("a", 1))
    named = asyncio.create_task(work("b", 2), name="bee")
    print("created", task.get_name(), named.get_name(), task.done())
    await asyncio.sleep(0)
    print("after one turn", task.done(), task.cancelled())
    print(await task, task.done(), task.result(), task.exception())
    print(await task, "awaiting again is free")
    named.set_name("renamed")
    print(named.get_name(), await named)
    print(isinstance(task, asyncio.Task), isinstance(task, asyncio.Future), task.cancel())
    numbered = asyncio.create_task(work("c", 0), name=7)
    print(repr(numbered.get_name()), await numbered)


asyncio.run(main())
