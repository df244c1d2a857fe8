import asyncio

from station import ask

answers = []


async def note(city):
    answers.append(await ask(city))


async def main():
    cities = ["Oslo", "Rome", "Lima"]
    await asyncio.gather(note("Oslo"), note("Rome"), note("Lima"))
    for city, answer in zip(cities, answers):
        print(city, answer)


asyncio.run(main())
