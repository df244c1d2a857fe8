import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    try:
        pages = await asyncio.gather(asyncio.wait_for(fetch("a", 1), timeout=3), asyncio.wait_for(fetch("b", 2), timeout=3), asyncio.wait_for(fetch("c", 9), timeout=3), return_exceptions=True)
        print(pages)
    except TimeoutError:
        print("nothing")


asyncio.run(main())
