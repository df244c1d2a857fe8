import asyncio


async def save(name):
    await asyncio.sleep(1)
    if name == "b":
        raise PermissionError(name)
    print("saved", name)


async def main():
    await asyncio.gather(save("a"), save("b"), return_exceptions=True)
    print("all saved")


asyncio.run(main())
