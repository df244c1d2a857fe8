import asyncio

from station import ask

answers = []


async def note(city):
    answers.append(await ask(city))


async def main():
    await asyncio.gather(note("Oslo"), note("Rome"), note("Lima"))
    print("Oslo", answers[2])
    print("Rome", answers[0])
    print("Lima", answers[1])


asyncio.run(main())
