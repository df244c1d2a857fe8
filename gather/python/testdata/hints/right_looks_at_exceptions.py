import asyncio


async def work(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)
    return n


async def main():
    for result in await asyncio.gather(*(work(n) for n in range(4)), return_exceptions=True):
        print("failed" if isinstance(result, Exception) else result)
    results = await asyncio.gather(work(1), work(2), return_exceptions=True)
    print(sum(1 for result in results if isinstance(result, Exception)))


asyncio.run(main())
