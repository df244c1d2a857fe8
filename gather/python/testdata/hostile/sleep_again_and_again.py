# ends: limit
import asyncio


async def main():
    while True:
        await asyncio.sleep(3600)  # here


asyncio.run(main())
