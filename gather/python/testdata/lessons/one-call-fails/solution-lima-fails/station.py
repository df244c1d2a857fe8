import asyncio

DELAYS = {"Oslo": 2, "Rome": 3, "Lima": 1}


async def ask(city):
    await asyncio.sleep(DELAYS[city])
    if city == "Lima":
        raise ConnectionError(f"{city} does not answer")
    return city, "sun"
