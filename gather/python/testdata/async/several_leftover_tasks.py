import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "is cut off")


async def main():
    tasks = [asyncio.create_task(work(name)) for name in "abcd"]
    await asyncio.sleep(1)
    tasks[1].cancel()
    print("main ends")


asyncio.run(main())
