"""Coroutines that the program drives itself, without a task, are closed when nothing refers to them any more."""

import asyncio
import types


@types.coroutine
def pause(value):
    try:
        return (yield value)
    finally:
        print("pause left", value)


class Resource:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("enter", self.name)

    async def __aexit__(self, *exc):
        print("exit", self.name, exc[0])


async def work(name):
    async with Resource(name):
        got = await pause(name)
        print("got", got)
        await pause("again")


def start(name):
    co = work(name)
    print(co.send(None))
    return co


co = start("deleted")
del co
co = start("replaced")
co = start("kept")
print(co.send("something"))


def local():
    co = start("local")
    return co.cr_running


print(local())
it = work("by its iterator").__await__()
print(next(it))
it = None


async def through_asyncio():
    limited = asyncio.wait_for(work_in_loop("limited"), 5)
    print(type(limited.send(None)).__name__)
    limited = None
    sleeping = asyncio.sleep(3)
    sleeping.send(None)
    del sleeping
    barrier = asyncio.Barrier(2)
    waiting = barrier.wait()
    waiting.send(None)
    print(barrier.n_waiting)
    del waiting
    print(barrier.n_waiting)
    adopted = work_in_loop("adopted")
    adopted.send(None)
    thrown = work_in_loop("thrown")
    thrown.send(None)
    try:
        thrown.throw(ValueError("in"))
    except ValueError as error:
        print(repr(error))


async def work_in_loop(name):
    async with Resource(name):
        await asyncio.sleep(1)


asyncio.run(through_asyncio())
at_exit = start("at exit")
