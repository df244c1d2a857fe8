import asyncio


async def work(timeout):
    try:
        async with asyncio.timeout(timeout):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout")
    except asyncio.CancelledError as error:
        print("cancelled", error.args, asyncio.current_task().cancelling())
        raise


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work(5))
    await asyncio.sleep(1)
    task.cancel("from outside")
    print(await asyncio.gather(task, return_exceptions=True))
    task = asyncio.create_task(work(1))
    await asyncio.sleep(0)
    loop.call_later(1, task.cancel, "at the same instant")
    print(await asyncio.gather(task, return_exceptions=True), task.cancelled())


asyncio.run(main())
