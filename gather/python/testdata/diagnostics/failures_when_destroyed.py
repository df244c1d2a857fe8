"""What happens when an object is destroyed and fails in it names the line that let go of it."""

import io
import re
import sys


def complaints():
    text = re.sub(" at 0x[0-9a-f]+", "", sys.stderr.getvalue())
    sys.stderr = io.StringIO()
    print(text)


sys.stderr = io.StringIO()


def stubborn():
    try:
        yield 1
    finally:
        yield 2


async def stubborn_too():
    try:
        yield 1
    finally:
        yield 2


def first_step(step):
    try:
        step.send(None)
    except StopIteration:
        pass


g = stubborn()
next(g)
g = None
complaints()


def local(returns):
    g = stubborn()
    next(g)
    if returns:
        return
    g = (1,
         2)
    print("in", g)


local(False)
complaints()
local(
    True,
)
complaints()
g = stubborn_too()
first_step(g.__anext__())
del g
complaints()


class Silent:
    def __del__(self):
        raise ValueError


class Own(Exception):
    pass


class Loud:
    def __del__(self):
        error = Own("of", "mine")
        error.add_note("a note")
        raise error


things = [Silent(), Loud()]
things.pop()
complaints()
things.clear()
complaints()


class Dumb(Exception):
    def __str__(self):
        raise ValueError


class Worst:
    def __del__(self):
        try:
            1 / 0
        except ZeroDivisionError:
            raise Dumb


Worst()
complaints()
