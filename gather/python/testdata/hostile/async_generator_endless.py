# ends: limit
import asyncio


async def forever():
    while True:  # here
        yield 1  # here


async def main():
    async for _ in forever():  # here
        pass


asyncio.run(main())
