import asyncio


async def feed(animal, seconds):
    await asyncio.sleep(seconds)
    print(f"{animal}: fed")


async def main():
    asyncio.gather(feed("goat", 1), feed("duck", 2))
    feed("horse", 1)
    print("all animals are fed")


asyncio.run(main())
