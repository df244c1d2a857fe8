import asyncio

from station import CITIES, ask, clock


async def main():
    ticking = asyncio.create_task(clock())
    for answer in asyncio.as_completed([ask(city) for city in CITIES]):
        print(await answer)
    await ticking


asyncio.run(main())
