import asyncio


async def upload():
    await asyncio.sleep(1)
    raise ConnectionError("refused")


async def main():
    task = asyncio.create_task(upload())
    await asyncio.sleep(2)
    print("uploaded")
    await task


asyncio.run(main())
