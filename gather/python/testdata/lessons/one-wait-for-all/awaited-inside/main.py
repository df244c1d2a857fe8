import asyncio

from station import ask


async def main():
    oslo, rome, lima = await asyncio.gather(await ask("Oslo"), await ask("Rome"), await ask("Lima"))
    print(oslo, rome, lima)


asyncio.run(main())
