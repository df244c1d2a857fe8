# ends: deadlock
import asyncio


async def main():
    await asyncio.sleep(float("inf"))  # here


asyncio.run(main())
