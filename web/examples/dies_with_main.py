import asyncio


async def write_diary():
    print("dear diary")
    await asyncio.sleep(2)
    print("good night")


async def main():
    diary = asyncio.create_task(write_diary())
    await asyncio.sleep(1)
    print("main is done")


asyncio.run(main())
