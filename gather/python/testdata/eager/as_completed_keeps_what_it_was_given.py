"""The exception of a task that as_completed has started eagerly keeps alive what as_completed was given."""

import asyncio


class Oops(Exception):
    pass


def report(loop, context):
    print("report", loop.time(), context["message"], repr(context["exception"]))


async def fails_late():
    await asyncio.sleep(2)
    raise Oops("late")


async def fails():
    raise Oops("now")


async def completes(*awaitables):
    for each in asyncio.as_completed([*awaitables, asyncio.gather(fails_late())], timeout=1):
        each.close()
    await asyncio.sleep(3)
    print("three later")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    asyncio.get_running_loop().set_exception_handler(report)
    await completes(asyncio.sleep(0.5))
    await completes(fails())
    print("end")


asyncio.run(main())
