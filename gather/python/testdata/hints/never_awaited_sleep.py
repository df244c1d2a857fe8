import asyncio


async def main():
    print("wait")
    asyncio.sleep(2)
    print("went on at", asyncio.get_running_loop().time())


asyncio.run(main())
