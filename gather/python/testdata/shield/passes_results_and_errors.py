import asyncio


async def good():
    await asyncio.sleep(1)
    return "good"


async def bad():
    await asyncio.sleep(1)
    raise ValueError("bad")


async def main():
    print(await asyncio.shield(good()))
    try:
        await asyncio.shield(bad())
    except ValueError as error:
        print(error)
    done = asyncio.create_task(good())
    await done
    print(asyncio.shield(done) is done, await asyncio.shield(done))
    inner = asyncio.create_task(good())
    outer = asyncio.shield(inner)
    inner.cancel("inner message")
    try:
        await outer
    except asyncio.CancelledError as error:
        print(repr(error), outer.cancelled())
    try:
        asyncio.shield(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
