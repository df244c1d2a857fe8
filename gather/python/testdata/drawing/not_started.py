"""A task is made, but the loop comes to it only after main has given way."""
import asyncio
import time


async def helper():
    return "helped"


async def main():
    task = asyncio.create_task(helper())
    time.sleep(0.4)
    print("helper has not started")
    print(await task)


asyncio.run(main())
