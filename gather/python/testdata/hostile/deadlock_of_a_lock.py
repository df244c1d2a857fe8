# ends: deadlock
import asyncio


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    await lock.acquire()  # here


asyncio.run(main())
