# ends: uncaught
import asyncio


async def within(seconds):
    async with asyncio.timeout(seconds):
        await within(seconds + 1)


asyncio.run(within(1))
