"""SystemExit in the first step of an eager task comes out of the call that creates it."""

import asyncio


async def leave(n):
    async with asyncio.timeout(None):
        raise SystemExit(n)


async def grouped():
    async with asyncio.TaskGroup() as group:
        group.create_task(leave(1))
        print("not here")
        group.create_task(leave(2))


async def ensured():
    try:
        asyncio.ensure_future(leave(3))
    except SystemExit as e:
        print("ensure_future", repr(e))


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    await ensured()
    await grouped()


asyncio.run(main())
