"""SystemExit in the first step of an eager task comes out of the call that creates it."""

import asyncio


async def leave(n):
    async with asyncio.timeout(None):
        raise SystemExit(n)


def start(create, coroutine):
    try:
        create(coroutine)
        print("not here")
    except SystemExit as e:
        print(create.__qualname__, repr(e))


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    start(asyncio.create_task, leave(1))
    start(asyncio.ensure_future, leave(2))
    async with asyncio.TaskGroup() as group:
        start(group.create_task, leave(3))
    raise SystemExit(4)


asyncio.run(main())
