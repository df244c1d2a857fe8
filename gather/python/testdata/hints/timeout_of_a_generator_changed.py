import asyncio


async def fetch(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    try:
        print(await asyncio.gather(*(asyncio.wait_for(fetch(n), 3) for n in (1, 2, 9)), return_exceptions=True))
    except TimeoutError:
        print("nothing")


asyncio.run(main())
