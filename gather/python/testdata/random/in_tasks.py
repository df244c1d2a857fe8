import asyncio
import random


async def roll(name, times):
    total = 0
    for _ in range(times):
        await asyncio.sleep(random.uniform(0.1, 0.5))
        total += random.randint(1, 6)
    print(f"{name}: {total} at {asyncio.get_running_loop().time():.3f}")
    return total


async def main():
    random.seed(2024)
    totals = await asyncio.gather(*(roll(name, 3) for name in ("ann", "bob", "cid")))
    print(totals, max(totals))


asyncio.run(main())
