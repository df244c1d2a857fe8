import asyncio


async def work(name, cleanup):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(cleanup)
        print(name, "cleaned up at", asyncio.get_running_loop().time())


async def main():
    for return_exceptions in (False, True):
        group = asyncio.gather(work("slow", 3), work("quick", 1), return_exceptions=return_exceptions)
        await asyncio.sleep(1)
        group.cancel()
        try:
            await group
        except asyncio.CancelledError:
            print("main goes on at", asyncio.get_running_loop().time(), "with", return_exceptions)
        await asyncio.sleep(10)


asyncio.run(main())
