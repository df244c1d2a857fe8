import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "ends")
    return name


async def main():
    a, b = asyncio.create_task(work("a", 1)), asyncio.create_task(work("b", 2))
    group = asyncio.gather(asyncio.shield(a), asyncio.shield(b))
    await asyncio.sleep(0.5)
    group.cancel()
    try:
        await group
    except asyncio.CancelledError:
        print("the gather is cancelled", a.done(), b.done())
    print(await a, await b)


asyncio.run(main())
