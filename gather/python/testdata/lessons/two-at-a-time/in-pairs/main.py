import asyncio

from station import CITIES, ask


async def main():
    answers = []
    for i in range(0, len(CITIES), 2):
        answers += await asyncio.gather(ask(CITIES[i]), ask(CITIES[i + 1]))
    print(answers)


asyncio.run(main())
