import asyncio


async def background():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("background is cancelled before the traceback")
        raise


async def helper(n):
    await asyncio.sleep(n)
    return 1 // (1 - n)


async def main():
    task = asyncio.create_task(background())
    print(await helper(0.5))
    print(await helper(1))


asyncio.run(main())
