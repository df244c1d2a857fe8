# ends: limit
import asyncio


async def fork():
    asyncio.create_task(fork())  # here
    asyncio.create_task(fork())  # here
    await asyncio.sleep(1)  # here


async def main():
    await fork()


asyncio.run(main())
