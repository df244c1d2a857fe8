"""An asynchronous generator that a cancellation has ended is closed with the others if a cycle still keeps it."""

import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def managed(n):
    await asyncio.sleep(n)
    yield n


async def f1():
    async with managed(1):
        pass


async def main():
    t5 = asyncio.create_task(f1())


async def name():
    print(asyncio.current_task().get_name())


asyncio.run(main())
asyncio.run(name())
