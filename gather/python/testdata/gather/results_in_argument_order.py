import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "ends")
    return name


async def main():
    results = await asyncio.gather(work("a", 3), work("b", 1), work("c", 2))
    print(results, type(results).__name__)
    a, (b, c) = await asyncio.gather(work("a", 0.2), asyncio.gather(work("b", 0.1), work("c", 0)))
    print(a, b, c)


asyncio.run(main())
