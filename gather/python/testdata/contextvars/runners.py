import asyncio
from contextvars import ContextVar, Context, copy_context

var = ContextVar("var", default="nothing")


async def work(value):
    before = var.get()
    var.set(value)
    return before


var.set("module")
print(asyncio.run(work("first")), var.get())
print(asyncio.run(work("second")), var.get())
with asyncio.Runner() as runner:
    print(runner.run(work("a")), runner.run(work("b")), var.get())
    ctx = Context()
    print(runner.run(work("c"), context=ctx), ctx[var], runner.run(work("d")))
with asyncio.Runner() as runner:
    var.set("late")
    print(runner.run(work("e")))
    var.set("later")
    print(runner.run(work("f")))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(work("g")), loop.run_until_complete(work("h")), var.get())
loop.close()
