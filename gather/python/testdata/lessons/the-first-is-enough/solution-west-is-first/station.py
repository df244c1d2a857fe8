import asyncio

DELAYS = {"north": 3, "south": 2, "west": 1}


async def ask(name):
    await asyncio.sleep(DELAYS[name])
    return name
