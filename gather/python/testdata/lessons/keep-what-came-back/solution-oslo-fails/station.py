import asyncio

CITIES = ["Oslo", "Rome", "Lima", "Cairo"]
DELAYS = {"Oslo": 1, "Rome": 2, "Lima": 3, "Cairo": 1}


async def ask(city):
    await asyncio.sleep(DELAYS[city])
    if city == "Oslo":
        raise ConnectionError(f"{city} is offline")
    return 10 * len(city)
