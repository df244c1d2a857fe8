# ends: limit
import asyncio


async def deeper():
    await asyncio.create_task(deeper())  # here


asyncio.run(deeper())
