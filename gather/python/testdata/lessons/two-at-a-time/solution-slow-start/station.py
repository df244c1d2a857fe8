import asyncio

CITIES = ["Oslo", "Rome", "Lima", "Cairo", "Bern", "Perth"]
DELAYS = [4, 1, 1, 1, 1, 1]
TEMPERATURES = [3, 16, 20, 28, 8, 22]
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
