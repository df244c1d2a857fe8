import asyncio


class Awaitable:
    def __await__(self):
        yield
        return "from an awaitable"


async def work():
    return "from a coroutine"


async def main():
    task = asyncio.create_task(work())
    future = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(task) is task, asyncio.ensure_future(future) is future)
    wrapped = asyncio.ensure_future(work())
    print(type(wrapped) is asyncio.Task, await wrapped, await asyncio.ensure_future(Awaitable()))
    for wrong in (5, work, [work], None):
        try:
            asyncio.ensure_future(wrong)
        except TypeError as error:
            print(error)
    await task
    print(asyncio.iscoroutine(Awaitable()), asyncio.isfuture(task))


asyncio.run(main())
