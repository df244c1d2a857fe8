# While CPython clears its modules a file can't be read any more, unless a line of it has been shown before.
import asyncio


async def child(n):
    return int(n + (1 // 0))


async def main():
    task = asyncio.create_task(child(1))
    await asyncio.sleep(1)
    return task


kept = asyncio.run(main())
