# What an exception handler raises is raised while what it was called for is handled.
import asyncio


def handler(loop, context):
    raise ValueError("in the handler")


def callback():
    raise KeyError("in the callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(callback)
    await asyncio.sleep(1)
    loop.call_exception_handler({"message": "called by hand", "exception": OSError("given")})


asyncio.run(main())
