import asyncio

from station import CITIES, ask


async def ask_in_turn(door, city):
    async with door:
        return await ask(city)


async def main():
    door = asyncio.Semaphore(2)
    print(await asyncio.gather(*(ask_in_turn(door, city) for city in CITIES)))


asyncio.run(main())
