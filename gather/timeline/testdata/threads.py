"""Tasks wait for functions that run in threads."""
import asyncio
import time


def crunch(seconds):
    time.sleep(seconds)
    return seconds


async def in_thread():
    return await asyncio.to_thread(crunch, 0.7)


async def in_executor():
    return await asyncio.get_running_loop().run_in_executor(None, time.sleep, 0.6)


async def main():
    print(await asyncio.gather(in_thread(), in_executor(), asyncio.sleep(0.5)))


asyncio.run(main())
