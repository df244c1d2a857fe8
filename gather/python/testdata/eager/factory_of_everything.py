"""Whatever asyncio itself makes a task of, it asks the task factory for: awaitables, what closes the loop, what closes generators."""

import asyncio


class Later:
    def __await__(self):
        print("awaited by", asyncio.current_task().get_name())
        return (yield from asyncio.sleep(0, "later").__await__())


async def numbers():
    yield 1
    yield 2


def factory(loop, coro, **kwargs):
    print("making a task of", getattr(coro, "__name__", "aclose()"), kwargs)
    return asyncio.Task(coro, loop=loop, **kwargs)


async def main(factory):
    asyncio.get_running_loop().set_task_factory(factory)
    task = asyncio.ensure_future(Later())
    print("made")
    print(await task, await asyncio.gather(Later(), asyncio.sleep(0)))
    global kept
    kept = numbers()
    print(await anext(kept))


def refuse(loop, coro, **kwargs):
    coro.close()
    raise ValueError("no more tasks")

async def last():
    asyncio.get_running_loop().set_task_factory(refuse)

for each in asyncio.eager_task_factory, factory, None:
    asyncio.run(main(each))
    print("run")
asyncio.run(last())
