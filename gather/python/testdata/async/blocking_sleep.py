import asyncio
import time


async def polite(name):
    for i in range(3):
        await asyncio.sleep(0.2)
        print(f"{name} tick {i} at {time.perf_counter():.1f}")


async def rude():
    await asyncio.sleep(0.1)
    print(f"rude starts at {time.perf_counter():.1f}")
    time.sleep(1)
    print(f"rude ends at {time.perf_counter():.1f}")


async def main():
    await asyncio.gather(polite("a"), rude(), polite("b"))
    print(f"all done at {time.perf_counter():.1f}")


asyncio.run(main())
