import asyncio


async def work(delay):
    try:
        await asyncio.sleep(delay)
        return f"took {delay}"
    except asyncio.CancelledError:
        print("cancelled at", asyncio.get_running_loop().time())
        raise


async def main():
    print(await asyncio.wait_for(work(1), timeout=2))
    try:
        await asyncio.wait_for(work(5), timeout=2)
    except asyncio.TimeoutError as error:
        print("timeout", repr(error), repr(str(error)), asyncio.TimeoutError is TimeoutError)
        print(repr(error.__cause__), error.__cause__ is error.__context__)
    print(await asyncio.wait_for(work(1), None))
    task = asyncio.create_task(work(9))
    try:
        await asyncio.wait_for(task, 0.5)
    except TimeoutError:
        print(task.cancelled(), asyncio.current_task().cancelling())


asyncio.run(main())
