import asyncio

from station import CITIES, ask


async def main():
    answers = []
    for city in CITIES:
        try:
            answers.append(await asyncio.wait_for(ask(city), 2))
        except TimeoutError:
            answers.append(None)
    print(answers)


asyncio.run(main())
