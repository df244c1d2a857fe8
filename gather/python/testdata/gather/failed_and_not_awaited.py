import asyncio


async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(f"failure {n}")


async def main():
    asyncio.gather(fails(1), fails(2))
    await asyncio.sleep(1.5)
    print("the first has failed, no report yet")
    await asyncio.sleep(1)
    print("reported when the last child was done")


asyncio.run(main())
