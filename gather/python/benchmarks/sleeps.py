import asyncio


async def worker(number):
    for _ in range(10):
        await asyncio.sleep(0.001 * (number % 10 + 1))


async def main():
    await asyncio.gather(*(worker(number) for number in range(10_000)))


asyncio.run(main())
