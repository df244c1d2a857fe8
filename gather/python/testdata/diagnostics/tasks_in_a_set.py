import asyncio


async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(n)


async def main():
    background = set()
    for n in (1, 2):
        task = asyncio.create_task(fails(n))
        background.add(task)
        task.add_done_callback(background.discard)
    del task
    await asyncio.sleep(1.5)
    print("the first has been discarded")
    await asyncio.sleep(1)
    print("the second too", background)


asyncio.run(main())
