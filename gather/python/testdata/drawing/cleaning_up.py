"""Between the request of a cancellation and the end of the task it cleans up."""
import asyncio


async def worker(name, cleanup):
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(cleanup)
        print(name, "cleaned up")


async def stubborn():
    for _ in range(2):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("not me")
    return "still here"


async def main():
    tasks = [
        asyncio.create_task(worker("first", 0.3), name="first"),
        asyncio.create_task(worker("second", 0.1), name="second"),
        asyncio.create_task(stubborn(), name="stubborn"),
    ]
    await asyncio.sleep(0.4)
    tasks[0].cancel("enough")
    tasks[2].cancel()
    try:
        await asyncio.wait_for(tasks[1], 0.3)
    except TimeoutError:
        print("timed out")
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
