import asyncio


async def spin(turns):
    for turn in range(turns):
        print("turn", turn)
        await asyncio.sleep(0)


async def nothing():
    pass


async def watch(name, awaitable):
    await awaitable
    print(name, "resumed")


async def main():
    await asyncio.gather(
        spin(8),
        watch("coroutine", nothing()),
        watch("task", asyncio.create_task(nothing())),
        watch("gather", asyncio.gather(nothing())),
        watch("gather in gather", asyncio.gather(asyncio.gather(nothing()))),
        watch("shield", asyncio.shield(nothing())),
        watch("sleep(0)", asyncio.sleep(0)),
    )


asyncio.run(main())
