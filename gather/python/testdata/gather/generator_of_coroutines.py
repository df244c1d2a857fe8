import asyncio


async def fetch(n):
    await asyncio.sleep(n)
    return n * n


async def main():
    print(await asyncio.gather(*(fetch(n) for n in range(3))))
    print(await asyncio.gather(*map(fetch, [2, 1])))
    print(await asyncio.gather(*[fetch(n) for n in range(2)], fetch(5), *(fetch(n) for n in (7, 8))))
    names = {"one": 1, "two": 2}
    print(dict(zip(names, await asyncio.gather(*(fetch(n) for n in names.values())))))
    await asyncio.gather(fetch(n) for n in range(3))


asyncio.run(main())
