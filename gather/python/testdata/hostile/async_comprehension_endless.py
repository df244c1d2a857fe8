# ends: limit
import asyncio


async def forever():
    while True:  # here
        yield 1  # here


async def main():
    return [x async for x in forever()]  # here


asyncio.run(main())
