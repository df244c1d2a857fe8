import asyncio


async def work():
    await asyncio.sleep(3)
    print("the work goes on")
    return "late result"


async def main():
    task = asyncio.create_task(work())
    try:
        await asyncio.wait_for(asyncio.shield(task), timeout=1)
    except TimeoutError:
        print("no longer waiting", task.done())
    print(await task, asyncio.get_running_loop().time())
    task = asyncio.create_task(work())
    try:
        await asyncio.wait_for(task, timeout=1)
    except TimeoutError:
        print("without shield the work is cancelled:", task.cancelled())


asyncio.run(main())
