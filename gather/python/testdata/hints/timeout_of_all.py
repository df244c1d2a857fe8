import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    try:
        pages = await asyncio.wait_for(
            asyncio.gather(fetch("a", 1), fetch("b", 2), fetch("c", 9)),
            timeout=3,
        )
        print(pages)
    except TimeoutError:
        print("nothing")


asyncio.run(main())
