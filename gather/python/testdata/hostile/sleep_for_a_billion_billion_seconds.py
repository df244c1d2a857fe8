# ends: deadlock
import asyncio

asyncio.run(asyncio.sleep(1e18))  # here
