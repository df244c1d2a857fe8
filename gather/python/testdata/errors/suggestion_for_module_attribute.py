import asyncio

asyncio.gahter()
