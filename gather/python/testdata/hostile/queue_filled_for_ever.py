# ends: limit
import asyncio


async def main():
    queue = asyncio.PriorityQueue()
    while True:  # here
        await queue.put(1)  # here


asyncio.run(main())
