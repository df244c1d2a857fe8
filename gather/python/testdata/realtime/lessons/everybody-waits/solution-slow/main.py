import asyncio

from station import clock, compute


async def forecast(city):
    print("computing", city)
    result = await asyncio.to_thread(compute, city)
    print(f"{city}: {result}")


async def main():
    await asyncio.gather(clock(), forecast("Oslo"), forecast("Rome"))


asyncio.run(main())
