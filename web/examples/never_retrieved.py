import asyncio


async def send_letter():
    await asyncio.sleep(1)
    raise OSError("the letter box is full")


async def main():
    letter = asyncio.create_task(send_letter())
    await asyncio.sleep(2)
    print("the letter has failed, and nobody knows")
    letter = None
    await asyncio.sleep(1)
    print("main is done")


asyncio.run(main())
