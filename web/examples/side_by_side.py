import asyncio


async def water(plant, seconds):
    await asyncio.sleep(seconds)
    print(f"{plant}: watered")


async def main():
    await asyncio.gather(
        water("fern", 1),
        water("cactus", 0.5),
        water("orchid", 1.5),
    )


asyncio.run(main())
