"""The event loop lets go of a timer's callback and of its arguments when they have run, or were cancelled and are due."""

import asyncio


class Oops(Exception):
    pass


async def fails_later():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, future.set_exception, Oops("set"))


async def fails_at():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_at(asyncio.get_running_loop().time() + 1, lambda: future.set_exception(Oops("at")))


def report(loop, context):
    print("report", loop.time(), context["message"], repr(context["exception"]))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(report)
    await fails_later()
    await asyncio.sleep(2)
    print("later")
    await fails_at()
    await asyncio.sleep(2)
    print("at")

    failed = loop.create_future()
    failed.set_exception(Oops("held"))
    handle = loop.call_later(1, print, failed)
    del failed
    print("scheduled")
    handle.cancel()
    print("cancelled")
    await asyncio.sleep(2)
    print("due")

    failed = loop.create_future()
    failed.set_exception(Oops("soon"))
    handle = loop.call_soon(lambda: failed and print("runs"))
    del handle
    await asyncio.sleep(1)
    del failed
    print("end")


asyncio.run(main())
