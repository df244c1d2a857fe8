import asyncio


async def fail(name, delay):
    await asyncio.sleep(delay)
    raise RuntimeError(name)


async def main():
    outcomes = []
    try:
        outcomes = await asyncio.gather(fail("first", 1), fail("second", 2))
    except RuntimeError as error:
        print("caught", error)
    await asyncio.sleep(2)
    print(outcomes)


asyncio.run(main())
