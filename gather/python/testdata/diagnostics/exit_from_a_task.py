import asyncio


async def fails():
    raise ValueError("in the background")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0.1)
    raise SystemExit("leaving")


asyncio.run(main())
