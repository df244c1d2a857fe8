import asyncio

from station import ask, close


async def watch(city):
    try:
        for _ in range(5):
            try:
                print(city, await ask(city))
            except ConnectionError:
                print(city, "failed")
    finally:
        close(city)


async def main():
    try:
        async with asyncio.timeout(2.5):
            await asyncio.gather(watch("Oslo"), watch("Rome"))
    except TimeoutError:
        print("time is up")


asyncio.run(main())
