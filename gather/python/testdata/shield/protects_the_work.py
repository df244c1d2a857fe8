import asyncio


async def work():
    try:
        await asyncio.sleep(3)
        print("work ends at", asyncio.get_running_loop().time())
        return "result"
    except asyncio.CancelledError:
        print("never cancelled")
        raise


async def waiter(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print("the waiter is cancelled")
        raise


async def main():
    task = asyncio.create_task(work())
    outer = asyncio.create_task(waiter(task))
    await asyncio.sleep(1)
    outer.cancel()
    print(await asyncio.gather(outer, return_exceptions=True), task.done())
    print(await task)


asyncio.run(main())
