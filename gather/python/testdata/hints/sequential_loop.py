import asyncio


async def fetch(url):
    await asyncio.sleep(1)
    return len(url)


async def main():
    sizes = []
    for url in ["a", "bb", "ccc"]:
        sizes.append(await fetch(url))
    print(sizes, asyncio.get_running_loop().time())


asyncio.run(main())
