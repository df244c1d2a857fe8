import asyncio


async def sleeper(name, delay):
    await asyncio.sleep(delay)
    print(name, "woke at", round(asyncio.get_running_loop().time(), 3))


async def main():
    await asyncio.gather(*(sleeper(f"tie{i}", 1) for i in range(8)))
    await asyncio.gather(sleeper("c", 0.3), sleeper("a", 0.1), sleeper("b", 0.2), sleeper("zero", 0))
    print("sums of floats tie as well")
    start = asyncio.get_running_loop().time()
    first = asyncio.create_task(chain())
    await asyncio.sleep(0.3)
    print("main", round(asyncio.get_running_loop().time() - start, 9))
    await first


async def chain():
    await asyncio.sleep(0.1)
    await asyncio.sleep(0.2)
    print("chain")


asyncio.run(main())
