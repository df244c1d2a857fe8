import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning up")
        await asyncio.sleep(2)
        print("clean at", asyncio.get_running_loop().time())


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel("first")
    await asyncio.sleep(1)
    print("a second cancel interrupts the cleanup")
    task.cancel("second")
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), repr(error.__context__), task.cancelling())


asyncio.run(main())
