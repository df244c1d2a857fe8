import asyncio
import time


async def poll(name):
    for _ in range(3):
        await asyncio.sleep(0.5)
        print(name, asyncio.get_running_loop().time())


async def compute():
    time.sleep(2)  # nobody else can run
    print("computed", asyncio.get_running_loop().time())


async def main():
    await asyncio.gather(poll("a"), compute())


asyncio.run(main())
