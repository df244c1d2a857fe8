import asyncio

from station import CITIES, ask, clock


async def main():
    ticking = asyncio.create_task(clock())
    for answer in await asyncio.gather(*(ask(city) for city in CITIES)):
        print(answer)
    await ticking


asyncio.run(main())
