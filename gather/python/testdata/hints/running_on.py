import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    if name == "b":
        raise ConnectionError(name)
    print("fetched", name)
    return name


async def main():
    try:
        pages = await asyncio.gather(
            fetch("a", 1),
            fetch("b", 1.5),  # the one that fails
            fetch("c", 2.5),
        )
        print(pages)
    except ConnectionError as error:
        print("failed:", error)
    await asyncio.sleep(2)


asyncio.run(main())
