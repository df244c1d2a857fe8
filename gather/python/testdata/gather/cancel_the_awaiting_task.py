import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "cleans up")


async def parent(return_exceptions):
    try:
        await asyncio.gather(work("a"), work("b"), return_exceptions=return_exceptions)
        print("never: results are not returned")
    except asyncio.CancelledError as error:
        print("parent cancelled", error.args, asyncio.current_task().cancelling())
        raise


async def main():
    for return_exceptions in (False, True):
        task = asyncio.create_task(parent(return_exceptions))
        await asyncio.sleep(1)
        task.cancel("stop")
        try:
            await task
        except asyncio.CancelledError as error:
            print("main saw", repr(error), task.cancelled())


asyncio.run(main())
