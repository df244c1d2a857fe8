# A frame of the iterator that as_completed returns is in the traceback of who is cancelled while waiting for it, and refers to the
# iterator: what this has not given out belongs to the cycle that asyncio.run's end makes of it all.
import asyncio


async def never():
    pass


async def waits():
    async for each in asyncio.as_completed([asyncio.wait_for(never(), None), asyncio.gather(never())], timeout=1):
        pass


async def main():
    waiting = asyncio.create_task(waits())


asyncio.run(main())
print("end")
