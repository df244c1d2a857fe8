import asyncio

from station import CITIES, ask


async def main():
    answers = await asyncio.gather(*(ask(city) for city in CITIES), return_exceptions=True)
    for city, answer in zip(CITIES, answers):
        if isinstance(answer, Exception):
            answer = "no answer"
        print(city, answer)


asyncio.run(main())
