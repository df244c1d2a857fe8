import asyncio

from station import CITIES, ask


async def main():
    try:
        answers = await asyncio.gather(*(ask(city) for city in CITIES))
        for city, answer in zip(CITIES, answers):
            print(city, answer)
    except ConnectionError as error:
        print("failed:", error)
    await asyncio.sleep(2)


asyncio.run(main())
