import asyncio


async def work(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise ValueError(name)
        print(name, "ends")
    except asyncio.CancelledError:
        print(name, "cancelled at", asyncio.get_running_loop().time())
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("a", 1))
            group.create_task(work("b", 2, fail=True))
            group.create_task(work("c", 3))
            await asyncio.sleep(10)
            print("never: the body is cancelled too")
    except* ValueError as errors:
        print(repr(errors.exceptions), errors, asyncio.current_task().cancelling())
    print("main goes on")


asyncio.run(main())
