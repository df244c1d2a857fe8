# What is in cycles is told of in the order in which it was made; so is what the program's names stand for, as they are part of a cycle.
import asyncio


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


async def fails(n):
    me = asyncio.current_task()
    await asyncio.sleep(n)
    raise ValueError(n)


async def never():
    pass


async def main():
    tasks = [asyncio.create_task(fails(2)), asyncio.create_task(fails(1))]
    future = asyncio.get_running_loop().create_future()
    future.itself = future
    tasks.append(asyncio.create_task(fails(1.5)))
    future.set_exception(KeyError("first to fail"))
    await asyncio.sleep(3)


asyncio.run(main())
first = second = last = None
last = Noisy("made first")
first = Noisy("made second")
listed = [Noisy("in a list"), Noisy("last in a list")]
second = asyncio.sleep(1)
last_call = never()
