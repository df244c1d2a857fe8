import asyncio


async def fetch(size, seconds):
    await asyncio.sleep(seconds)
    return size


async def main():
    names = {
        asyncio.create_task(fetch(120, 1.5)): "logo",
        asyncio.create_task(fetch(900, 2)): "photo",
        asyncio.create_task(fetch(40, 0.5)): "icon",
    }
    async for task in asyncio.as_completed(names):
        print(names[task], "has", await task, "kB")


asyncio.run(main())
