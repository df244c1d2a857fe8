import asyncio


async def unreliable(attempt):
    await asyncio.sleep(4 - attempt)
    return f"attempt {attempt} answered"


async def main():
    loop = asyncio.get_running_loop()
    for attempt in range(1, 5):
        try:
            async with asyncio.timeout(1.5):
                print(await unreliable(attempt), "at", loop.time())
                break
        except TimeoutError:
            print(f"attempt {attempt} timed out at {loop.time():.2f}")
            await asyncio.sleep(0.1 * 2**attempt)
    else:
        print("never")


asyncio.run(main())
