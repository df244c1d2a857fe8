# ends: limit
import asyncio


async def main():
    async with asyncio.TaskGroup() as group:
        while True:  # here
            group.create_task(asyncio.sleep(1))  # here


asyncio.run(main())
