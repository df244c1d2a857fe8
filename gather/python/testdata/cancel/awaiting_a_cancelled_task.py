import asyncio


async def work():
    await asyncio.sleep(5)


async def main():
    task = asyncio.create_task(work())
    asyncio.get_running_loop().call_later(1, task.cancel, "by a timer")
    try:
        await task
    except asyncio.CancelledError as error:
        print("is it me or the task?", repr(error), asyncio.current_task().cancelling(), task.cancelled())
    again = asyncio.create_task(work())
    again.cancel()
    await again


asyncio.run(main())
