import asyncio

from station import CITIES, ask


async def ask_in_turn(city):
    door = asyncio.Semaphore(2)
    async with door:
        return await ask(city)


async def main():
    print(await asyncio.gather(*(ask_in_turn(city) for city in CITIES)))


asyncio.run(main())
