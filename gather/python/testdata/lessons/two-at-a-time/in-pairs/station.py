import asyncio

CITIES = ["Oslo", "Rome", "Lima", "Cairo", "Bern", "Perth"]
DELAYS = [1, 3, 1, 1, 1, 2]
TEMPERATURES = [4, 15, 19, 31, 9, 24]
asking = 0


async def ask(city):
    global asking
    if asking == 2:
        raise ConnectionRefusedError(f"{city} is one too many")
    asking += 1
    try:
        await asyncio.sleep(DELAYS[CITIES.index(city)])
        return TEMPERATURES[CITIES.index(city)]
    finally:
        asking -= 1
