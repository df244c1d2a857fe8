import asyncio


async def stubborn():
    try:
        await asyncio.sleep(100)
    finally:
        raise ValueError("cleanup failed")


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
print("run returns all the same")
