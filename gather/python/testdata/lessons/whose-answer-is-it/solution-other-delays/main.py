import asyncio

from station import ask


async def main():
    cities = ["Oslo", "Rome", "Lima"]
    answers = await asyncio.gather(ask("Oslo"), ask("Rome"), ask("Lima"))
    for city, answer in zip(cities, answers):
        print(city, answer)


asyncio.run(main())
