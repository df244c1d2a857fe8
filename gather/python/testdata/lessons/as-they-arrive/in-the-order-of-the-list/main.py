import asyncio

from station import CITIES, ask, clock


async def main():
    ticking = asyncio.create_task(clock())
    calls = [asyncio.create_task(ask(city)) for city in CITIES]
    for call in calls:
        print(await call)
    await ticking


asyncio.run(main())
