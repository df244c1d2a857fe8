import asyncio


async def break_down(machine, seconds):
    await asyncio.sleep(seconds)
    raise RuntimeError(f"{machine} broke down")


async def main():
    try:
        await asyncio.gather(
            break_down("lathe", 1),
            break_down("press", 2),
        )
    except RuntimeError as error:
        print("caught:", error)
    await asyncio.sleep(2)
    print("main is done")


asyncio.run(main())
