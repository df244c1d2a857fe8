# ends: limit
import asyncio


async def main():
    while True:  # here
        asyncio.create_task(asyncio.sleep(1))  # here


asyncio.run(main())
