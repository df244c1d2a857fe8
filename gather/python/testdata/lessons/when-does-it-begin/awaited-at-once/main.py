import asyncio

from station import ask


async def pack():
    print("packing")
    await asyncio.sleep(2)
    print("packed")


async def main():
    answer = await asyncio.create_task(ask("Oslo"))
    await pack()
    print(answer)


asyncio.run(main())
