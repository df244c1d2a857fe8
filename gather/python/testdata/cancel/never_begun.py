"""A coroutine of asyncio's that is cancelled before it begins: the one that it was given is never awaited.
The exception keeps it alive until the end."""

import asyncio

kept = []


async def main():
    try:
        await asyncio.wait_for(asyncio.wait_for(asyncio.sleep(1), None), 0)
    except TimeoutError as e:
        print(repr(e))
        kept.append(e)
    print("on")


asyncio.run(main())
