# What was ready to run when a loop is closed is let go of with it: a task that has yet to begin, or to go on, is destroyed, and its
# coroutine was never awaited.
import asyncio
import warnings


def show(message, category, filename, lineno, file=None, line=None):
    print(filename.rpartition("/")[2], lineno, message)


warnings.showwarning = show


async def nothing():
    pass


async def begin():
    asyncio.create_task(nothing(), name="forgotten")
    task = asyncio.create_task(nothing(), name="kept")
    await asyncio.sleep(0)
    await asyncio.sleep(3)


async def main():
    asyncio.create_task(begin(), name="one")
    asyncio.create_task(begin(), name="two")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print("closed")
