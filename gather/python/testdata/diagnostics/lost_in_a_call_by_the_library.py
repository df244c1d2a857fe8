"""A coroutine that is lost when the function whose variable it is returns to asyncio is told of with the line there."""

import asyncio
import os
import warnings


def show(message, category, filename, line, file=None, source=None):
    print(os.path.basename(filename), line, message)


warnings.showwarning = show
warnings.simplefilter("always")


async def lost():
    pass


async def leaves():
    variable = lost()


async def waits():
    variable = lost()
    await asyncio.sleep(0)


async def both(coroutine):
    await asyncio.wait_for(coroutine, 5)


class Later:
    def __await__(self):
        variable = lost()
        yield


def predicate():
    variable = lost()
    return True


async def main():
    print("in the program's own call")
    await leaves()
    await Later()
    print("in wait_for")
    await asyncio.wait_for(leaves(), 5)
    await asyncio.wait_for(waits(), None)
    await both(waits())
    await asyncio.gather(asyncio.wait_for(waits(), 1))
    await asyncio.gather(asyncio.wait_for(both(leaves()), 1))
    print("in what becomes a task")
    await asyncio.gather(Later())
    print("in Condition.wait_for")
    condition = asyncio.Condition()
    async with condition:
        await condition.wait_for(predicate)


asyncio.run(main())
