import asyncio
import time


def compute(city):
    time.sleep({"Oslo": 5, "Rome": 7}[city])
    return {"Oslo": "fog", "Rome": "wind"}[city]


async def clock():
    begin = time.perf_counter()
    await asyncio.sleep(1)
    print("1 s on the clock:", round(time.perf_counter() - begin, 1))
