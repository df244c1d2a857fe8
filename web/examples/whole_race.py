import asyncio


async def runner(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    race = [runner("Ada", 2), runner("Bo", 1), runner("Cy", 1.5)]
    place = 0
    for name in await asyncio.gather(*race):
        place += 1
        print(place, name)


asyncio.run(main())
