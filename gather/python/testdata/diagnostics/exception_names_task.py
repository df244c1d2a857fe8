import asyncio


async def fails():
    raise ValueError("background")


async def helper():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0.1)
    raise RuntimeError("helper")


async def main():
    try:
        await helper()
    except RuntimeError as error:
        print("caught", error)
        await asyncio.sleep(0.1)
        print("leaving the clause")
    print("after the clause")
    await asyncio.sleep(0.1)


asyncio.run(main())
