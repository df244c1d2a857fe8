import asyncio


async def log(text):
    await asyncio.sleep(2)
    print("logged", text)


async def main():
    logging = asyncio.create_task(log("start"))
    await asyncio.sleep(1)
    await logging
    return "done"


print(asyncio.run(main()))
