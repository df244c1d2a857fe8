import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(3)
        print("cleanup takes its time")


async def swallows():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "swallowed"


async def replaces():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("replaced")


async def main():
    loop = asyncio.get_running_loop()
    try:
        await asyncio.wait_for(work(), 1)
    except TimeoutError:
        print("timeout at", loop.time())
    print(await asyncio.wait_for(swallows(), 1))
    try:
        await asyncio.wait_for(replaces(), 1)
    except ValueError as error:
        print(error, repr(error.__context__), repr(error.__context__.__context__))


asyncio.run(main())
