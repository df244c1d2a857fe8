import asyncio
import time


def read(path):
    time.sleep(0.5)
    return path


async def load(path, after):
    await asyncio.sleep(after)
    text = read(path)
    print("read", text)


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(load("a", 0.1), load("b", 0.2))
    print(f"{loop.time() - start:.1f}")


asyncio.run(main())
