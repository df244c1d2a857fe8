import asyncio

from station import CITIES, ask


async def main():
    for city in CITIES:
        try:
            print(city, await ask(city))
        except ConnectionError:
            print(city, "no answer")


asyncio.run(main())
