# ends: limit
import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    await asyncio.gather(*[task] * 10**7)  # here


asyncio.run(main())
