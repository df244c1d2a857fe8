# ends: limit
import asyncio


async def main():
    for future in asyncio.as_completed([asyncio.sleep(i) for i in range(50_000)]):  # here
        await future  # here


asyncio.run(main())
