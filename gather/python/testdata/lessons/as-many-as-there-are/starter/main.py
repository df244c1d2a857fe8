import asyncio

from station import CITIES, ask


async def main():
    temperatures = await asyncio.gather(ask(CITIES[0]), ask(CITIES[1]))
    print(dict(zip(CITIES, temperatures)))


asyncio.run(main())
