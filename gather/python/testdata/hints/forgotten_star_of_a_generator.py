import asyncio


async def fetch(n):
    await asyncio.sleep(n)
    return n


async def main():
    print(await asyncio.gather(fetch(n) for n in range(3)))


asyncio.run(main())
