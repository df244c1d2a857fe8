import asyncio


async def worker():
    for n in range(5):
        try:
            await asyncio.sleep(1)
            print("worked", n)
        except:
            print("something happened")
            raise


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(2.5)
    task.cancel()
    try:
        await task
        print("it went on to its end")
    except asyncio.CancelledError:
        print("it was cancelled")


asyncio.run(main())
