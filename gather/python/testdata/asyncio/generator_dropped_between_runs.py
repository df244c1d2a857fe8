"""A generator that is dropped while its loop does not run is closed when the loop next runs."""

import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("end of numbers in", asyncio.current_task().get_name())


async def begin():
    global kept
    kept = numbers()
    print(await anext(kept))


async def other():
    print("other")
    await asyncio.sleep(0)
    print("still other")


with asyncio.Runner() as runner:
    runner.run(begin())
    del kept
    print("dropped")
    runner.run(other())
    runner.run(begin())
    kept = None
    print("dropped")
