# ends: limit
import asyncio


async def deeper():
    asyncio.get_running_loop().create_task(deeper(), eager_start=True)  # here


asyncio.run(deeper())
