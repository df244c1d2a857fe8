import asyncio


async def quick():
    return 42


async def awaiter(group):
    return await group


async def main():
    group = asyncio.gather(quick())
    await asyncio.sleep(0)
    print("the child has finished, gather does not know yet:", group.done(), group.cancel())
    print(await group)
    group = asyncio.gather(quick())
    task = asyncio.create_task(awaiter(group))
    await asyncio.sleep(0)
    print(task.cancel(), group.done())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled although the result exists:", group.result())


asyncio.run(main())
