import asyncio

DELAYS = {"Oslo": 2, "Rome": 1, "Lima": 3}


async def ask(city):
    await asyncio.sleep(DELAYS[city])
    if city == "Rome":
        raise ConnectionError(f"{city} is offline")
    return "sun"
