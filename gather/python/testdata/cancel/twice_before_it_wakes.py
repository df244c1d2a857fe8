import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(repr(error), asyncio.current_task().cancelling())
        await asyncio.sleep(1)
        print("only one error arrived")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    print(task.cancel("first"), task.cancel("second"))
    await task


asyncio.run(main())
