"""Fifty like one another, and one that fails."""
import asyncio


async def worker(number):
    await asyncio.sleep(0.1 + number % 7 / 10)
    if number == 31:
        raise ValueError(f"worker {number}")
    return number


async def main():
    results = await asyncio.gather(*(worker(n) for n in range(50)), return_exceptions=True)
    print(sum(1 for result in results if isinstance(result, int)))


asyncio.run(main())
