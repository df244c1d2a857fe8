import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print("finished", name)


async def fail():
    await asyncio.sleep(1)
    raise OSError("disk full")


async def main():
    group = asyncio.gather(work("a", 2), fail(), work("b", 3))
    try:
        await group
    except OSError as error:
        print(error)
        group.cancel()  # too late
    await asyncio.sleep(3)


asyncio.run(main())
