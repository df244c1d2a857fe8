import asyncio

DELAYS = {"north": 2, "south": 1, "west": 3}


async def ask(name):
    await asyncio.sleep(DELAYS[name])
    return name
