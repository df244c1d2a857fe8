import asyncio


async def leaf(name, delay, fail=False):
    await asyncio.sleep(delay)
    print(name, "at", asyncio.get_running_loop().time())
    if fail:
        raise ValueError(name)
    return name


async def main():
    print(await asyncio.gather(asyncio.gather(leaf("a", 2), leaf("b", 1)), asyncio.gather(asyncio.gather(leaf("c", 3)))))
    print(
        await asyncio.gather(
            asyncio.gather(leaf("d", 1, fail=True), leaf("e", 2)),
            asyncio.gather(leaf("f", 1, fail=True), leaf("g", 1), return_exceptions=True),
            return_exceptions=True,
        )
    )
    await asyncio.sleep(2)


asyncio.run(main())
