import asyncio


async def fetch(n):
    await asyncio.sleep(n)
    return n


async def main():
    calls = [fetch(1), fetch(2)]
    print(await asyncio.gather(*calls))


asyncio.run(main())
