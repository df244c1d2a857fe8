"""Everything happens in two seconds, an hour apart."""
import asyncio


async def early():
    await asyncio.sleep(0.4)
    await asyncio.sleep(0.6)
    return "early"


async def late():
    await asyncio.sleep(3600)
    await asyncio.sleep(0.5)
    return "late"


async def main():
    print(await asyncio.gather(early(), late()))


asyncio.run(main())
