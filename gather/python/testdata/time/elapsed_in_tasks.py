import asyncio
import time


async def work(name, delay):
    print(f"{time.time() - begin:.1f} {name} starts")
    await asyncio.sleep(delay)
    print(f"{time.time() - begin:.1f} {name} ends")


async def main():
    await asyncio.gather(work("a", 1), work("b", 0.5))
    time.sleep(2)
    await work("c", 0.1)


begin = time.time()
asyncio.run(main())
print("took", round(time.time() - begin, 2), "seconds")
