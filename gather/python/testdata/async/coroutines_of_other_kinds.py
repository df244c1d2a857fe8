# A task runs whatever has the methods of a coroutine: what anext and aclose return, and objects of a program's own class.
import asyncio


async def ticks(count):
    try:
        for i in range(count):
            await asyncio.sleep(1)
            yield i
    finally:
        print("closing", count)


class Countdown:
    def __init__(self, count):
        self.count = count

    def send(self, value):
        self.count -= 1
        if not self.count:
            raise StopIteration("lift-off")

    def throw(self, *error):
        print("throw", error)
        raise error[0]

    def close(self):
        print("close")

    def __await__(self):
        return self

    def __next__(self):
        return self.send(None)


async def main():
    a = ticks(3)
    print(asyncio.iscoroutine(Countdown(1)))
    task = asyncio.create_task(anext(a))
    print(task)
    print(await task, task)
    print(await asyncio.gather(a.__anext__(), asyncio.sleep(0.5, "slept")))
    print(await asyncio.create_task(anext(a, "default"), name="next"))
    print(await asyncio.create_task(anext(a, "default")))
    task = asyncio.create_task(Countdown(3))
    print(task, type(task.get_coro()).__name__)
    print(await task)
    task = asyncio.create_task(Countdown(3))
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), task)
    b = ticks(2)
    print(await asyncio.wait_for(anext(b), 2))
    await asyncio.create_task(b.aclose())
    c = ticks(2)
    async with asyncio.TaskGroup() as group:
        first = group.create_task(anext(c))
    print(first.result())
    group = asyncio.TaskGroup()
    for wrong in (5, Countdown(1)):
        try:
            group.create_task(wrong)
        except (AttributeError, RuntimeError) as error:
            print(repr(error))


asyncio.run(main())
print(asyncio.run(Countdown(2)))
