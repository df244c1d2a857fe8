# as_completed's iterator and the handle of its timer refer to each other: what has ended and was not asked for is destroyed with them, when
# cycles are looked for, though it was kept alive by a task, too, when nobody could reach the iterator any more.
import asyncio
import gc
import sys


def say(*things):
    print(*things, file=sys.stderr)


async def fail(n):
    raise ValueError(n)


async def nothing():
    pass


async def wait(delay):
    await asyncio.sleep(delay)
    say("waited", delay)


async def first(n, slow, timeout):
    """The gather fails at once, and is kept alive by the iterator, and by its other child as long as that is not done."""
    async for each in asyncio.as_completed([nothing(), asyncio.gather(fail(n), slow), asyncio.create_task(asyncio.sleep(9))], timeout=timeout):
        return


async def raised(n, slow):
    """The exception, its traceback and the variables of the frame in it are a cycle, which keeps the gather alive."""
    gathering = asyncio.gather(fail(n), slow)
    try:
        await fail(-n)
    except ValueError as error:
        kept = error


async def main():
    await first(1, wait(2), None)
    say("no timer")
    await asyncio.sleep(3)
    await first(2, wait(2), 1)
    say("the timer runs first")
    await asyncio.sleep(3)
    say("collects")
    gc.collect()
    say("collected")
    await first(3, wait(2), 1)
    say("collected between")
    await asyncio.sleep(1.5)
    say("collects")
    gc.collect()
    await asyncio.sleep(1.5)
    await raised(4, wait(2))
    say("an exception")
    await asyncio.sleep(3)
    say("collects")
    gc.collect()
    say("collected")
    await raised(5, wait(2))
    say("collected between")
    await asyncio.sleep(1)
    say("collects")
    gc.collect()
    await asyncio.sleep(2)
    await first(6, wait(2), 1)
    await first(7, wait(3), 6)


asyncio.run(main())
say("over")
