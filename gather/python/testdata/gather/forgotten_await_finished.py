import asyncio


async def work(name):
    await asyncio.sleep(1)
    print(name, "ends")


async def main():
    asyncio.gather(work("a"), work("b"))
    await asyncio.sleep(2)
    asyncio.gather(work("c"), return_exceptions=True)
    print("main ends: c never gets far")


asyncio.run(main())
