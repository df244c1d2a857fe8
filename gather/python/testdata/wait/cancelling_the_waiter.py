import asyncio


async def work():
    await asyncio.sleep(2)
    print("the tasks waited for are left alone")


async def waiter(tasks):
    await asyncio.wait(tasks)


async def main():
    task = asyncio.create_task(work())
    waiting = asyncio.create_task(waiter([task]))
    await asyncio.sleep(1)
    waiting.cancel()
    print(await asyncio.gather(waiting, return_exceptions=True), task.done())
    await task


asyncio.run(main())
