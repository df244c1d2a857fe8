import asyncio


async def work():
    print("starts")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("told to stop", error.args)
        raise
    finally:
        print("cleaned up")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    print(task.cancel(), task.cancelled(), task.done(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError:
        print("main sees it", task.cancelled(), task.done(), task.cancel())
    for ask in (task.result, task.exception):
        try:
            ask()
        except asyncio.CancelledError as error:
            print(repr(error))


asyncio.run(main())
