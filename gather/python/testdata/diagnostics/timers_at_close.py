# A loop that is closed lets go of its timers: what only they kept is told of then, before main's exception is.
import asyncio


async def main():
    outer = asyncio.gather(asyncio.sleep(2))
    asyncio.get_running_loop().call_later(2, outer.cancel)
    await asyncio.sleep(1)
    raise KeyError("main")


asyncio.run(main())
