import asyncio

from station import CITIES, ask


async def main():
    answers = []
    try:
        async with asyncio.timeout(2):
            answers = await asyncio.gather(*(ask(city) for city in CITIES), return_exceptions=True)
    except TimeoutError:
        pass
    print(answers)


asyncio.run(main())
