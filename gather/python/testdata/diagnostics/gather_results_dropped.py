import asyncio


async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(n)


async def main():
    outer = asyncio.gather(fails(1), fails(2))
    await asyncio.sleep(3)
    print("kept")
    outer = None
    print("dropped")
    outer = asyncio.gather(fails(1), return_exceptions=True)
    await asyncio.sleep(2)
    outer = None
    print("exceptions that are results are no failures")
    inner = asyncio.gather(fails(1))
    outer = asyncio.gather(inner, asyncio.sleep(5))
    await asyncio.sleep(2)
    inner = None
    print("the outer one has it")


asyncio.run(main())
