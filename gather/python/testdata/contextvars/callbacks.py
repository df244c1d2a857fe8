import asyncio
from contextvars import ContextVar, Context, copy_context

var = ContextVar("var", default="nothing")


def show(*args):
    print("callback", [a for a in args if not isinstance(a, asyncio.Future)], var.get())
    var.set("changed by callback")


async def main():
    loop = asyncio.get_running_loop()
    var.set("one")
    loop.call_soon(show, 1)
    var.set("two")
    loop.call_soon(show, 2)
    loop.call_soon(show, 3, context=Context())
    loop.call_later(0.1, show, 4)
    ctx = copy_context()
    ctx.run(var.set, "inside")
    loop.call_at(loop.time() + 0.1, show, 5)
    loop.call_later(0.2, show, 6)
    timer = loop.call_later(0.2, print, 7, context=ctx)
    print(timer.get_context() is ctx)
    future = loop.create_future()
    future.add_done_callback(show)
    var.set("three")
    future.add_done_callback(show)
    future.add_done_callback(show, context=ctx)
    future.set_result(None)
    await asyncio.sleep(0.5)
    print(var.get(), ctx[var])


asyncio.run(main())
