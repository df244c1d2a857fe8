import asyncio


async def main():
    print("before")
    asyncio.sleep(1)
    print("after, without waiting", asyncio.get_running_loop().time())


asyncio.run(main())
