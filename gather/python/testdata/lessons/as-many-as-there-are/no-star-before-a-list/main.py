import asyncio

from station import CITIES, ask


async def main():
    calls = [ask(city) for city in CITIES]
    temperatures = await asyncio.gather(calls)
    print(dict(zip(CITIES, temperatures)))


asyncio.run(main())
