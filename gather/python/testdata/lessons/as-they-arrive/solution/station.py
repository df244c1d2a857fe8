import asyncio

CITIES = ["Oslo", "Rome", "Lima"]
DELAYS = {"Oslo": 3, "Rome": 1, "Lima": 2}
TEMPERATURES = {"Oslo": 4, "Rome": 15, "Lima": 19}


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
