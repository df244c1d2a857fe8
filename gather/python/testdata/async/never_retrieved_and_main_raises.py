import asyncio


async def fails():
    raise RuntimeError("in the background")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    raise ValueError("in main")


asyncio.run(main())
