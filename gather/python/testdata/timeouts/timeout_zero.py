import asyncio


async def main():
    async with asyncio.timeout(0) as timeout:
        print("no suspension, no timeout")
    print(timeout.expired(), asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(0)
            print("never")
    except TimeoutError:
        print("timed out")
    try:
        async with asyncio.timeout(-5):
            await asyncio.sleep(1)
    except TimeoutError:
        print("overdue from the start", asyncio.get_running_loop().time())


asyncio.run(main())
