# ends: limit
import asyncio


async def main():
    event = asyncio.Event()
    await asyncio.gather(*(event.wait() for _ in range(10**6)))  # here


asyncio.run(main())
