import asyncio
import time


def compute(city):
    time.sleep(2)  # a large computer is at work
    return {"Oslo": "sun", "Rome": "rain"}[city]


async def clock():
    await asyncio.sleep(1)
    print("1 s on the clock:", asyncio.get_running_loop().time())
