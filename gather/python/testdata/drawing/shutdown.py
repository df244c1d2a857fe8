"""What main leaves behind is cancelled when it ends."""
import asyncio


async def background(name, cleanup):
    try:
        await asyncio.sleep(10)
    finally:
        if cleanup:
            await asyncio.sleep(cleanup)
        print(name, "ends")


async def main():
    tasks = [asyncio.create_task(background("quick", 0)), asyncio.create_task(background("slow", 0.4))]
    await asyncio.sleep(0.6)
    print("main ends,", len(tasks), "do not")


asyncio.run(main())
