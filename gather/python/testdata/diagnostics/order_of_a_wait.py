# A wait that is cancelled lets go of the set of what it has waited for, which is in order.
import asyncio


async def fails(n):
    raise ValueError(n)


async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.wait([asyncio.ensure_future(fails(1)), asyncio.ensure_future(fails(2)), asyncio.ensure_future(asyncio.sleep(5))])
    except TimeoutError:
        print("timeout")
    print("end")


asyncio.run(main())
