import asyncio


async def wash(car, seconds, lanes):
    async with lanes:
        print(f"{car} drives in")
        await asyncio.sleep(seconds)
    print(f"{car} is clean")


async def main():
    lanes = asyncio.Semaphore(2)
    await asyncio.gather(
        wash("van", 2, lanes),
        wash("taxi", 1, lanes),
        wash("bus", 1.5, lanes),
        wash("jeep", 0.5, lanes),
    )


asyncio.run(main())
