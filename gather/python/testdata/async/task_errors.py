import asyncio


async def fails():
    await asyncio.sleep(1)
    raise ValueError("broken")


async def main():
    task = asyncio.create_task(fails())
    for ask in (task.result, task.exception):
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print(type(error).__name__, error)
    try:
        await task
    except ValueError as error:
        print("caught", error, task.done(), repr(task.exception()), error is task.exception())
    try:
        task.result()
    except ValueError as error:
        print("again", error)
    for change in (lambda: task.set_result(1), lambda: task.set_exception(OSError())):
        try:
            change()
        except RuntimeError as error:
            print(error)
    coroutine = fails()
    try:
        await coroutine
    except ValueError:
        pass
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    for wrong in (5, fails, [1], None):
        try:
            asyncio.create_task(wrong)
        except TypeError as error:
            print(str(error).split(" at 0x")[0])


asyncio.run(main())
