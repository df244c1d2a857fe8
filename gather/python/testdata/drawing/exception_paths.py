"""An exception goes through two gathers and a task that does not stop it, up to an except clause."""
import asyncio


async def fails():
    await asyncio.sleep(0.5)
    raise ValueError("no such user")


async def works():
    await asyncio.sleep(0.8)
    return "fine"


async def middle():
    return await asyncio.gather(works(), fails())


async def main():
    try:
        await asyncio.gather(works(), middle())
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.5)


asyncio.run(main())
