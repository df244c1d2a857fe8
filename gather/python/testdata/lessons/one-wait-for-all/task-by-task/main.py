import asyncio

from station import ask


async def main():
    oslo = await asyncio.create_task(ask("Oslo"))
    rome = await asyncio.create_task(ask("Rome"))
    lima = await asyncio.create_task(ask("Lima"))
    print(oslo, rome, lima)


asyncio.run(main())
