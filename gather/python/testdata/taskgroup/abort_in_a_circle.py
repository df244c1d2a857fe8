# A group that can't cancel its tasks, since one waits for itself through a gather, gives up with RecursionError.
import asyncio


tasks = []


async def circle(holder):
    tasks.append(asyncio.current_task())
    inner = asyncio.gather(wait(holder))
    holder.append(inner)
    await inner


async def wait(holder):
    await asyncio.sleep(0)
    await holder[0]


async def fail():
    await asyncio.sleep(1)
    raise ValueError("failed")


async def body_fails():
    async with asyncio.TaskGroup() as group:
        group.create_task(circle([]))
        await asyncio.sleep(1)
        raise ValueError("body")


async def task_fails():
    async with asyncio.TaskGroup() as group:
        group.create_task(circle([]))
        group.create_task(fail())


async def cancelled():
    async with asyncio.TaskGroup() as group:
        group.create_task(circle([]))


def chain(error):
    while error is not None:
        yield repr(error)
        error = error.__context__


async def main():
    for function in body_fails, cancelled:
        task = asyncio.create_task(function(), name=function.__name__)
        await asyncio.sleep(2)
        task.cancel()
        try:
            await task
        except BaseException as error:
            print(function.__name__, *chain(error), sep="; ")
    task = asyncio.create_task(task_fails(), name="task_fails")
    await asyncio.sleep(2)
    print(task.done(), task.cancelling())


def handler(loop, context):
    print(context["message"].partition(" at ")[0], repr(context.get("exception")))


loop = asyncio.new_event_loop()
loop.set_exception_handler(handler)
loop.run_until_complete(main())
