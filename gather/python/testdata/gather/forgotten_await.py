import asyncio


async def work(name, delay):
    print(name, "starts")
    await asyncio.sleep(delay)
    print(name, "ends")


async def main():
    asyncio.gather(work("a", 1), work("b", 3))
    await asyncio.sleep(2)
    print("main ends")


asyncio.run(main())
print("after")
