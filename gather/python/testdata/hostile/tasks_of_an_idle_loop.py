# ends: limit
import asyncio


async def wait():
    await asyncio.sleep(1)


loop = asyncio.new_event_loop()
while True:
    loop.create_task(wait())  # here
