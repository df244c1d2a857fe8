import asyncio


async def logger(message):
    await asyncio.sleep(2)
    print("logged", message)


async def main():
    asyncio.create_task(logger("lost with main"))
    asyncio.create_task(logger("just in time"))
    await asyncio.sleep(1)
    print("main has better things to do")


asyncio.run(main())
