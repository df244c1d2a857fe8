# A coroutine that is destroyed at the end lets go of its variables at once: among them a task that has yet to begin.
import asyncio


async def nothing():
    pass


async def hold(name):
    task = asyncio.create_task(nothing(), name=name)
    await asyncio.sleep(3)


async def main():
    asyncio.create_task(hold("a"))
    asyncio.create_task(hold("b"))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
