import asyncio


async def work():
    me = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("asked", me.cancelling(), "times")
        print("uncancel:", me.uncancel(), me.uncancel(), me.uncancel())
    await asyncio.sleep(1)
    me.cancel()
    print("taken back before it arrives:", me.uncancel())
    await asyncio.sleep(1)
    return "completed"


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    task.cancel()
    print(await task, task.cancelling())


asyncio.run(main())
