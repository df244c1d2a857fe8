import asyncio


async def worker():
    while True:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            raise
        else:
            continue
        await asyncio.sleep(3)
        return "late"


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.5)
    task.cancel()
    try:
        print(await task)
    except asyncio.CancelledError:
        print("it was cancelled")
    print(asyncio.get_running_loop().time())


asyncio.run(main())
