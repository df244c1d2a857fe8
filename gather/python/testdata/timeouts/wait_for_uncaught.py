import asyncio


async def work():
    await asyncio.sleep(10)


async def main():
    await asyncio.wait_for(work(), timeout=1)


asyncio.run(main())
