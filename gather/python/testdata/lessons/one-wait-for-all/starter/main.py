import asyncio

from station import ask


async def main():
    oslo = await ask("Oslo")
    rome = await ask("Rome")
    lima = await ask("Lima")
    print(oslo, rome, lima)


asyncio.run(main())
