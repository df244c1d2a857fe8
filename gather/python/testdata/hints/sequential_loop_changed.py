import asyncio


async def fetch(url):
    await asyncio.sleep(1)
    return len(url)


async def main():
    sizes = []
    sizes.extend(await asyncio.gather(*(fetch(url) for url in ["a", "bb", "ccc"])))
    print(sizes, asyncio.get_running_loop().time())


asyncio.run(main())
