import asyncio

CITIES = ["Oslo", "Rome", "Lima"]
DELAYS = {"Oslo": 3, "Rome": 1, "Lima": 2}


async def ask(city):
    await asyncio.sleep(DELAYS[city])
    if city != "Oslo":
        raise ConnectionError(f"{city} is offline")
    return 4
