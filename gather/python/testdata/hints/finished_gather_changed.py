import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print("finished", name)


async def fail():
    await asyncio.sleep(1)
    raise OSError("disk full")


async def main():
    tasks = [asyncio.create_task(work("a", 2)), asyncio.create_task(fail()), asyncio.create_task(work("b", 3))]
    group = asyncio.gather(*tasks)
    try:
        await group
    except OSError as error:
        print(error)
        for task in tasks:
            task.cancel()  # too late
    await asyncio.sleep(3)


asyncio.run(main())
