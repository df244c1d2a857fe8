import asyncio

from station import CITIES, ask


async def main():
    print([await ask(city) for city in CITIES])


asyncio.run(main())
