import asyncio


async def water(plant, seconds):
    await asyncio.sleep(seconds)
    print(f"{plant}: watered")


async def main():
    await water("fern", 1)
    await water("cactus", 0.5)
    await water("orchid", 1.5)


asyncio.run(main())
