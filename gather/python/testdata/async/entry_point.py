#!/usr/bin/env python3
"""The shape most programs have."""
import asyncio
import random
import time


async def worker(name: str, n: int) -> str:
    """Simulates work."""
    delay: float = round(random.uniform(0.1, 1.0), 2)
    print(f"{name} ▶ {n} ({delay:.2f} s)")
    await asyncio.sleep(delay)
    return f"{name}-{n}"


async def main() -> None:
    start = time.time()
    tasks = []
    for i in range(1, 4):
        tasks.append(asyncio.create_task(worker("worker", i)))
    results = await asyncio.gather(*tasks)
    print("✅", results)
    print("Elapsed: %.2f s" % (time.time() - start))


if __name__ == "__main__":
    asyncio.run(main())
