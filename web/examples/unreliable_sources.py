import asyncio
import random


async def read(station):
    await asyncio.sleep(random.random())
    if station == "lighthouse":
        raise ConnectionError("no signal")
    return random.randint(8, 14)


async def main():
    stations = ["airport", "lighthouse", "old town"]
    readings = await asyncio.gather(
        *(read(station) for station in stations),
        return_exceptions=True,
    )
    for station, reading in zip(stations, readings):
        if isinstance(reading, Exception):
            print(f"{station}: failed, {reading}")
        else:
            print(f"{station}: {reading} °C")


asyncio.run(main())
