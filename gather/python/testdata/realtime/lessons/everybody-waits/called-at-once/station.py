import asyncio
import time


def compute(city):
    time.sleep(2)  # a large computer is at work
    return {"Oslo": "sun", "Rome": "rain"}[city]


async def clock():
    begin = time.perf_counter()
    await asyncio.sleep(1)
    print("1 s on the clock:", round(time.perf_counter() - begin, 1))
