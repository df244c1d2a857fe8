# ends: uncaught
import asyncio


async def deeper():
    await deeper()


asyncio.run(deeper())
