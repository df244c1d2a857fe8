import asyncio
import threading
import time
from contextvars import ContextVar

var = ContextVar("var", default="nothing")


def show():
    found = var.get()
    var.set("changed in thread")
    time.sleep(0.1)
    return found, var.get(), threading.current_thread() is threading.main_thread()


async def main():
    var.set("main")
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(show))
    print(await loop.run_in_executor(None, show))
    print(var.get())
    try:
        await asyncio.to_thread(asyncio.get_running_loop)
    except RuntimeError as e:
        print(e)


asyncio.run(main())
