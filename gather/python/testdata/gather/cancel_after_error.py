import asyncio


async def fails():
    raise ValueError("first")


async def work():
    await asyncio.sleep(2)
    print("still finished: cancelling a finished gather does nothing")


async def main():
    group = asyncio.gather(fails(), work())
    try:
        await group
    except ValueError as error:
        print("caught", error, "cancel:", group.cancel())
    await asyncio.sleep(3)
    print("keeping the tasks works:")
    tasks = [asyncio.create_task(fails()), asyncio.create_task(work())]
    try:
        await asyncio.gather(*tasks)
    except ValueError:
        for task in tasks:
            print(task.cancel())
    await asyncio.sleep(3)


asyncio.run(main())
