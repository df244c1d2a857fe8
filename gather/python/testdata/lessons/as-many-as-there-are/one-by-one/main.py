import asyncio

from station import CITIES, ask


async def main():
    temperatures = []
    for city in CITIES:
        temperatures.append(await ask(city))
    print(dict(zip(CITIES, temperatures)))


asyncio.run(main())
