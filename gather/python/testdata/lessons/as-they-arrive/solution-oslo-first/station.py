import asyncio

CITIES = ["Oslo", "Rome", "Lima"]
DELAYS = {"Oslo": 1, "Rome": 3, "Lima": 2}
TEMPERATURES = {"Oslo": 7, "Rome": 18, "Lima": 16}


async def ask(city):
    await asyncio.sleep(DELAYS[city])
    return f"{city} {TEMPERATURES[city]}"


async def clock():
    await asyncio.sleep(0.5)
    print("after 0.5 s")
    await asyncio.sleep(1)
    print("after 1.5 s")
    await asyncio.sleep(1)
    print("after 2.5 s")
