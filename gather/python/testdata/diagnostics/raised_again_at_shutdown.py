"""What asyncio raises again while asyncio.run cancels what is left has the exception that ended the program's main as its context."""

import asyncio


async def group():
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(1))


async def waits(timeout):
    await asyncio.wait_for(asyncio.sleep(2), timeout)


async def limited(timeout):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        pass
    asyncio.create_task(waits(timeout))
    await asyncio.sleep(3)


async def main():
    gathered = asyncio.gather(group())
    tasks = [asyncio.create_task(limited(timeout)) for timeout in (0, 1)]
    await asyncio.sleep(1)
    raise ValueError("main")


asyncio.run(main())
