import asyncio


async def save(name):
    await asyncio.sleep(1)
    if name == "b":
        raise PermissionError(name)
    print("saved", name)


async def main():
    results = await asyncio.gather(save("a"), save("b"), return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            print("failed:", repr(result))
    print("all saved")


asyncio.run(main())
