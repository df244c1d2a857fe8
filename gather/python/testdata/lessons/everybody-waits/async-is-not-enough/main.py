import asyncio
import time

from station import clock


async def compute(city):
    time.sleep(2)
    return {"Oslo": "sun", "Rome": "rain"}[city]


async def forecast(city):
    print("computing", city)
    result = await compute(city)
    print(f"{city}: {result}")


async def main():
    await asyncio.gather(clock(), forecast("Oslo"), forecast("Rome"))


asyncio.run(main())
