# A gather, the exception that it has ended with, and the frame that has awaited it refer to each other.
import asyncio


async def variable():
    gathered = asyncio.gather(asyncio.wait_for(asyncio.sleep(1), None), asyncio.sleep(1), return_exceptions=True)
    gathered.cancel()
    try:
        await gathered
    except asyncio.CancelledError as e:
        print("caught", repr(e))


async def argument():
    try:
        await asyncio.wait_for(asyncio.gather(asyncio.wait_for(asyncio.sleep(2), 0), asyncio.sleep(1), return_exceptions=True), 0)
    except TimeoutError as e:
        print("caught", repr(e))


async def main():
    await variable()
    await argument()
    await asyncio.sleep(1)
    print("end")


asyncio.run(main())
