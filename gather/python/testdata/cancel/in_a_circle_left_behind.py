import asyncio


async def waits(gathers):
    await asyncio.sleep(0)
    await gathers[0]


async def main():
    gathers = []
    gathers.append(asyncio.gather(waits(gathers)))
    await asyncio.sleep(1)
    print("end of main")


try:
    asyncio.run(main())
except RecursionError as e:
    print("ended by", repr(e))
