import asyncio


async def fails():
    raise RuntimeError("nobody asked")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
print("after run")
