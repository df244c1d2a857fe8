import asyncio


async def work(n):
    await asyncio.sleep(1 + n % 3)
    return n


async def main():
    loop = asyncio.get_running_loop()
    jobs = list(range(7))
    results = []
    while jobs:
        batch, jobs = jobs[:3], jobs[3:]
        results += await asyncio.gather(*(work(n) for n in batch))
        print(f"{loop.time():g}: {batch} done")
    print(results)


asyncio.run(main())
