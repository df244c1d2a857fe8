import asyncio


async def work(future):
    return await future


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(work(future))
    await asyncio.sleep(0)
    future.set_result("lost")
    print(task.cancel())
    try:
        print(await task)
    except asyncio.CancelledError:
        print("cancelled, and the result is lost:", future.result())


asyncio.run(main())
