import asyncio

from station import CITIES, ask


async def main():
    temperatures = await asyncio.gather(*(ask(city) for city in CITIES))
    print(dict(zip(CITIES, temperatures)))


asyncio.run(main())
