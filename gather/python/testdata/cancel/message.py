import asyncio


async def work():
    await asyncio.sleep(10)


async def waits_for(task):
    try:
        await task
    except asyncio.CancelledError as error:
        return repr(error)


async def main():
    for message in ("why", None, 5):
        task = asyncio.create_task(work())
        await asyncio.sleep(0)
        task.cancel(message)
        print(await waits_for(task))
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    waiters = [asyncio.create_task(waits_for(task)) for _ in range(2)]
    await asyncio.sleep(0)
    task.cancel(msg="only the first waiter sees this")
    print(await asyncio.gather(*waiters))


asyncio.run(main())
