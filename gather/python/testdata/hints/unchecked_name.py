import asyncio


async def save(name):
    await asyncio.sleep(1)
    raise PermissionError(name)


async def main():
    outcome = await asyncio.gather(
        save("a"),
        save("b"),
        return_exceptions=True,
    )  # kept, and never looked at
    print("all saved")


asyncio.run(main())
