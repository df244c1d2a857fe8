"""An as_completed whose time is over is a cycle with the handle of its timer: only a search for cycles destroys it."""

import asyncio


class Oops(Exception):
    pass


def report(loop, context):
    print("report", context["message"], repr(context["exception"]))


async def fails(n):
    raise Oops(n)


async def iterates(n, timeout):
    for each in asyncio.as_completed([asyncio.create_task(fails(n)), asyncio.sleep(2)], timeout=timeout):
        each.close()


async def cancels_itself(n, timeout):
    asyncio.current_task().cancel()
    async for each in asyncio.as_completed([asyncio.create_task(fails(n)), asyncio.sleep(2)], timeout=timeout):
        pass


async def main():
    asyncio.get_running_loop().set_exception_handler(report)
    print("none")
    await iterates(1, None)
    await asyncio.sleep(3)
    print("long")
    await iterates(2, 5)
    await asyncio.sleep(3)
    print("over")
    await iterates(3, 1)
    await asyncio.sleep(3)
    print("cancelled")
    task = asyncio.create_task(cancels_itself(4, 1))
    await asyncio.sleep(3)
    del task
    print("end")


asyncio.run(main())
