import asyncio

from station import CITIES, ask


async def patient(city):
    try:
        async with asyncio.timeout(2):
            return await ask(city)
    except TimeoutError:
        return None


async def main():
    print(await asyncio.gather(*(patient(city) for city in CITIES)))


asyncio.run(main())
