# While CPython clears its modules nothing can be imported any more: what in a line is meant is not looked into.
import asyncio


async def child(n):
    return int(n + (1 // 0))


async def main():
    task = asyncio.create_task(child(1))
    await asyncio.sleep(1)
    raise ValueError([len("x")][2])


asyncio.run(main())
