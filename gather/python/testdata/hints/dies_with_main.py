import asyncio


async def log(text):
    await asyncio.sleep(2)
    print("logged", text)


async def main():
    asyncio.create_task(log("start"))
    await asyncio.sleep(1)
    print("done")


asyncio.run(main())
