import asyncio


async def bread(kind, minutes):
    await asyncio.sleep(minutes)
    return kind


async def cake(kind, minutes):
    await asyncio.sleep(minutes)
    return kind


async def main():
    breads, cakes = await asyncio.gather(
        asyncio.gather(bread("rye", 2), bread("wheat", 1)),
        asyncio.gather(cake("plum", 1.5), cake("lemon", 0.5)),
    )
    print("breads:", breads)
    print("cakes:", cakes)


asyncio.run(main())
