# ends: limit
import asyncio


async def branch():
    await asyncio.gather(branch(), branch())  # here


asyncio.run(branch())
