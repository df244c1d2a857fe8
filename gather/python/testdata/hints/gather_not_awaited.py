import asyncio


async def save(name, delay):
    await asyncio.sleep(delay)
    print("saved", name)


async def main():
    asyncio.gather(save("a", 1), save("b", 3))
    await asyncio.sleep(2)
    print("done")


asyncio.run(main())
