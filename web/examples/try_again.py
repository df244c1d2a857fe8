import asyncio

failures = {"north": 2, "south": 0}


async def call(station):
    await asyncio.sleep(0.5)
    if failures[station] > 0:
        failures[station] -= 1
        raise ConnectionError(station)
    return f"{station} answers"


async def keep_calling(station, pause=0.5):
    while True:
        try:
            return await call(station)
        except ConnectionError:
            print(f"{station} is silent, next try in {pause} s")
            await asyncio.sleep(pause)
            pause *= 2


async def main():
    print(await asyncio.gather(keep_calling("north"), keep_calling("south")))


asyncio.run(main())
