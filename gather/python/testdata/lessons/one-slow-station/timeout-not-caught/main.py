import asyncio

from station import CITIES, ask


async def main():
    print(await asyncio.gather(*(asyncio.wait_for(ask(city), 2) for city in CITIES)))


asyncio.run(main())
