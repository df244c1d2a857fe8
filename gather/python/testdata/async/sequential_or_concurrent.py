import asyncio
import time


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    start = time.perf_counter()
    print(await fetch("a", 1), await fetch("b", 2))
    print(f"one by one: {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    print(await asyncio.gather(fetch("a", 1), fetch("b", 2)))
    print(f"gather: {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    first = asyncio.create_task(fetch("a", 1))
    second = asyncio.create_task(fetch("b", 2))
    print(await first, await second)
    print(f"tasks: {time.perf_counter() - start:.2f} s")


asyncio.run(main())
