import asyncio


async def value(x):
    await asyncio.sleep(0.1)
    return x


async def main():
    print(await value(1) + await value(2) * 3, -await value(4), await value(2) ** await value(3))
    print([await value(1), await value(2)], {await value("k"): await value("v")}, (await value([5, 6]))[1])
    print(f"{await value('in an f-string')!r}", await value(0) or await value("default"), "yes" if await value(True) else "no")
    if (n := await value(5)) > await value(3):
        print("walrus", n)
    first, *rest = await value((1, 2, 3))
    print(first, rest, await (await value(value))("twice"), not await value(False))
    for x in await value([1, 2]):
        print(x, end=" ")
    print(await asyncio.gather(*[value(x) for x in await value("ab")]))
    assert await value(True), await value("message")
    while await value(n) > 4:
        n -= 1
    print(n, (lambda: value(9)) and await (lambda: value(9))())
    return await value("returned")


print(asyncio.run(main()))
