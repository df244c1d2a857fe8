import asyncio

from station import ask


async def main():
    oslo, rome, lima = await asyncio.gather(ask("Oslo"), ask("Rome"), ask("Lima"))
    print(oslo, rome, lima)


asyncio.run(main())
