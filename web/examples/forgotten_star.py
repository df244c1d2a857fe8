import asyncio


async def measure(well, metres):
    await asyncio.sleep(1)
    return f"well {well}: {metres} m"


async def main():
    wells = [measure("A", 12), measure("B", 7)]
    print(await asyncio.gather(wells))


asyncio.run(main())
