import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(2) as timeout:
            print(timeout.when(), timeout.expired())
            await asyncio.sleep(1)
            print("half way")
            await asyncio.sleep(5)
    except TimeoutError as error:
        print("timed out at", loop.time(), timeout.expired(), repr(error.__cause__))
    async with asyncio.timeout(5) as timeout:
        await asyncio.sleep(1)
    print("in time", timeout.expired(), loop.time())
    async with asyncio.timeout(None) as timeout:
        await asyncio.sleep(1)
        timeout.reschedule(loop.time() + 1)
        try:
            await asyncio.sleep(0.5)
        finally:
            print(timeout.when())
    try:
        async with asyncio.timeout_at(loop.time() + 1):
            await asyncio.sleep(3)
    except TimeoutError:
        print("timeout_at", loop.time())
    try:
        async with timeout:
            pass
    except RuntimeError as error:
        print(error)


asyncio.run(main())
