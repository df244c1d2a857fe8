import asyncio


async def divide(a, b):
    await asyncio.sleep(1)
    return a / b


async def worker(n):
    return await divide(1, n)


async def main():
    task = asyncio.create_task(worker(0))
    print("waiting")
    await task


asyncio.run(main())
