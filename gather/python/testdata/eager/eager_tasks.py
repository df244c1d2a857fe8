import asyncio


async def quick(name):
    print(name, "runs inside create_task", asyncio.current_task().get_name())
    return name


async def slow(name):
    print(name, "starts at once")
    await asyncio.sleep(1)
    return name


async def main():
    a = asyncio.create_task(quick("a"), eager_start=True)
    print("done already:", a.done(), a.result())
    b = asyncio.create_task(slow("b"), eager_start=True)
    print(b.done(), await b)
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print(await asyncio.gather(quick("c"), slow("d"), quick("e")))


asyncio.run(main())
