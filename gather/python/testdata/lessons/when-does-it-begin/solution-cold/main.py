import asyncio

from station import ask


async def pack():
    print("packing")
    await asyncio.sleep(2)
    print("packed")


async def main():
    call = asyncio.create_task(ask("Oslo"))
    await pack()
    print(await call)


asyncio.run(main())
