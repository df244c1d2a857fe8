import asyncio

from station import ask


async def pack():
    print("packing")
    await asyncio.sleep(2)
    print("packed")


async def main():
    asyncio.create_task(ask("Oslo"))
    await pack()


asyncio.run(main())
