# ends: limit
import asyncio


async def stubborn():
    while True:
        try:
            await asyncio.sleep(1)  # here
        except asyncio.CancelledError:
            pass


asyncio.run(asyncio.wait_for(stubborn(), 1))  # here
