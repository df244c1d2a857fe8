import asyncio

running = most = 0


async def work(n):
    global running, most
    running += 1
    most = max(most, running)
    await asyncio.sleep(n % 7)
    running -= 1
    return n


async def main():
    results = await asyncio.gather(*(work(n) for n in range(200)))
    print(len(results), sum(results), results[:5], most, running, asyncio.get_running_loop().time())


asyncio.run(main())
