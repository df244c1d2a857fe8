import asyncio

from station import CITIES, ask, clock


async def main():
    ticking = asyncio.create_task(clock())
    for city in CITIES:
        print(await ask(city))
    await ticking


asyncio.run(main())
