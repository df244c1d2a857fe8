import asyncio


async def work():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        raise


async def answers():
    return "a result that is long enough to be cut in the middle"


async def fails():
    raise ValueError("no")


async def main():
    task = asyncio.create_task(work(), name="w")
    print(task)
    await asyncio.sleep(1)
    print(task)
    task.cancel()
    print(task)
    await asyncio.sleep(0.5)
    print(task)
    await asyncio.sleep(1)
    print(task)
    done = asyncio.create_task(answers(), name="d")
    failed = asyncio.create_task(fails(), name="f")
    await asyncio.wait([done, failed])
    print(done, failed, failed.exception())


asyncio.run(main())
