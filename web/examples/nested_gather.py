import asyncio


async def bake(thing, minutes):
    await asyncio.sleep(minutes)
    return thing


async def main():
    breads, cakes = await asyncio.gather(
        asyncio.gather(bake("rye", 2), bake("wheat", 1)),
        asyncio.gather(bake("plum cake", 1.5), bake("muffin", 0.5)),
    )
    print("breads:", breads)
    print("cakes:", cakes)


asyncio.run(main())
