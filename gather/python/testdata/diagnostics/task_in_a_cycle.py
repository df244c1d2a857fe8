import asyncio


async def with_itself():
    me = asyncio.current_task()
    raise ValueError("cycle")


async def without():
    raise ValueError("no cycle")


async def main():
    asyncio.create_task(with_itself())
    asyncio.create_task(without())
    await asyncio.sleep(0.1)
    print("one report so far")


asyncio.run(main())
print("after run")
