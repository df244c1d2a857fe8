import asyncio

from station import ask


async def pack():
    print("packing")
    await asyncio.sleep(2)
    print("packed")


async def main():
    call = ask("Oslo")
    await pack()
    print(await asyncio.create_task(call))


asyncio.run(main())
