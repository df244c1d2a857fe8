"""What is thrown into a generator is raised by the yield at which it is suspended, also where that is a return's."""

import asyncio
import traceback


def cleaned(name):
    try:
        return (yield name)
    finally:
        print("finally of", name)


def caught():
    try:
        return (yield 1)
    except KeyError as error:
        return f"caught {error!r}"


def told():
    try:
        return (
            yield 1
        )
    finally:
        pass


def in_loop():
    while True:
        try:
            if (yield 1):
                continue
            return (yield 2)
        except ValueError:
            print("again")
        finally:
            print("round")


g = cleaned("closed")
next(g)
g.close()
g = cleaned("thrown into")
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as error:
    print(repr(error))
g = caught()
next(g)
try:
    g.throw(KeyError("k"))
except StopIteration as stop:
    print(stop.value)
g = told()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError:
    print(traceback.format_exc())
g = in_loop()
print(next(g), g.send(False), g.throw(ValueError), g.send(True))
g.close()


class Pause:
    def __await__(self):
        try:
            return (yield from asyncio.sleep(1).__await__())
        finally:
            print("pause over")


async def values():
    try:
        yield 1
    finally:
        print("no more values")


async def main():
    for act in (asyncio.timeout(0.5), asyncio.timeout(2)):
        try:
            async with act:
                await Pause()
        except TimeoutError:
            print("timeout")
    async for value in values():
        break


asyncio.run(main())
