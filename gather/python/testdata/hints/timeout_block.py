import asyncio


async def fetch(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    try:
        async with asyncio.timeout(2):
            print(await asyncio.gather(fetch(1), fetch(3)))
    except TimeoutError:
        print("nothing")


asyncio.run(main())
