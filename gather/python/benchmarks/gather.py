import asyncio


async def fetch(number):
    await asyncio.sleep(0)
    return number


async def main():
    for _ in range(10):
        results = await asyncio.gather(*(fetch(number) for number in range(1000)))
    return sum(results)


asyncio.run(main())
