# ends: limit
import asyncio


async def main():
    condition = asyncio.Condition()
    async with condition:
        while True:  # here
            condition.notify_all()  # here


asyncio.run(main())
