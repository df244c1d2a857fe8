"""A CancelledError that is raised in a task stays until the task's step has ended, and with it what its traceback keeps alive."""

import asyncio


def report(loop, context):
    print("report", context["message"], repr(context["exception"]))


async def fails(n):
    raise KeyError(n)


async def grouped(n):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(n))
            done, pending = await asyncio.wait([asyncio.ensure_future(fails(n))])
    except* KeyError:
        print("caught")
    print("end of grouped", n)


async def leaves():
    1 / 0


async def main():
    asyncio.get_running_loop().set_exception_handler(report)
    await asyncio.gather(asyncio.sleep(1), leaves(), grouped(1))


asyncio.run(main())
