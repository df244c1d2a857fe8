import asyncio
import contextvars
import sys

who = contextvars.ContextVar("who", default="nobody")


def handler(loop, context):
    print(context["message"].split(" at ")[0], who.get(), str(asyncio.current_task()).split(" cb=")[0])
    who.set("handler")


async def failing(name):
    who.set(name)
    raise ValueError(name)


def fails():
    who.set("callback")
    1 / 0


async def main():
    who.set("main")
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    task = asyncio.create_task(failing("task"))
    await asyncio.sleep(0)
    del task
    handle = loop.call_soon(fails)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "with a handle", "handle": handle})
    loop.call_exception_handler({"message": "with a task", "task": asyncio.create_task(asyncio.sleep(0))})
    loop.call_exception_handler({"message": "with a future", "future": loop.create_future()})
    loop.call_exception_handler({"message": "with nothing"})
    print(who.get(), handle.get_context()[who])

    def again(loop, context):
        try:
            context["handle"].get_context().run(print)
        except RuntimeError:
            print("entered already")

    loop.set_exception_handler(again)
    loop.call_exception_handler({"message": "entered twice", "handle": handle})

    def leave(loop, context):
        print("leaving")
        sys.exit(3)

    loop.set_exception_handler(leave)
    try:
        loop.call_exception_handler({"message": "called"})
    except SystemExit as e:
        print("caught", e)
    loop.call_soon(fails)
    try:
        await asyncio.sleep(1)
    finally:
        print("cancelled")


asyncio.run(main())
