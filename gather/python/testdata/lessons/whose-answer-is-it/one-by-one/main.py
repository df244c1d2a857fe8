import asyncio

from station import ask


async def main():
    for city in ["Oslo", "Rome", "Lima"]:
        print(city, await ask(city))


asyncio.run(main())
