import asyncio


async def fetch(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    try:
        print(await asyncio.wait_for(asyncio.gather(*(fetch(n) for n in (1, 2, 9))), 3))
    except TimeoutError:
        print("nothing")


asyncio.run(main())
