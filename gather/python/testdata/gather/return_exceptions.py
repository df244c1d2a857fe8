import asyncio


async def work(n):
    await asyncio.sleep(n)
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n


async def main():
    results = await asyncio.gather(*(work(n) for n in (3, 2, 1, 0)), return_exceptions=True)
    print(results, asyncio.get_running_loop().time())
    good = [r for r in results if not isinstance(r, Exception)]
    bad = [r for r in results if isinstance(r, Exception)]
    print(good, [str(e) for e in bad])
    for n, result in enumerate(results):
        match result:
            case ValueError():
                print(n, "failed:", result)
            case _:
                print(n, "gave", result)
    raise bad[0]


asyncio.run(main())
