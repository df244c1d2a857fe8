import asyncio


async def keep_watch():
    for hour in range(1, 4):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("who woke me?")
        print(f"hour {hour}: all is quiet")


async def main():
    guard = asyncio.create_task(keep_watch())
    await asyncio.sleep(1.5)
    guard.cancel()
    await guard
    print("cancelled:", guard.cancelled())


asyncio.run(main())
