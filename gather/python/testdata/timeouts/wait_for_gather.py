import asyncio


async def work(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "ends: its result will be lost")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    for return_exceptions in (False, True):
        try:
            await asyncio.wait_for(asyncio.gather(work("quick", 1), work("slow", 5), return_exceptions=return_exceptions), timeout=2)
        except TimeoutError:
            print("timeout at", asyncio.get_running_loop().time())


asyncio.run(main())
