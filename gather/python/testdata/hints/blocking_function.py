import asyncio
import time


def read(path):
    time.sleep(1)
    return path


async def load(path):
    text = read(path)
    print("read", text, asyncio.get_running_loop().time())


async def main():
    await asyncio.gather(load("a"), load("b"))


asyncio.run(main())
