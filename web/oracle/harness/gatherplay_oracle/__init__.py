"""Prepares an interpreter for running one program as CPython on Linux would, on a virtual clock.

Imported once, before the interpreter's memory is copied; each program then starts from that copy. The
program is run by CPython's own `python main.py` path, so nothing here is on its call stack.
"""

import gc
import linecache  # noqa: F401 - imported so that the copies hold it and reporting an error is quick
import logging
import random
import time

from . import clock, frames, insertion_order, steps

FOLDER = __path__[0]


def install():
    clock.install()
    frames.install(hidden=("/lib/", FOLDER, "<frozen "))
    insertion_order.install()


def clock_address():
    """The address of the clock in the interpreter's memory, where the C library's clocks read it."""
    return clock.now.buffer_info()[0]


_in_the_way = []


def _scatter():
    """Leaves gaps for objects of each size, which are filled last gap first: in no order at all.

    In a process that has run for a while an object's address says as little about its age.
    """
    overhead = bytes.__basicsize__
    for size in range(16, 513, 8):
        blocks = [bytes(max(0, size - overhead)) for _ in range(400)]
        random.shuffle(blocks)
        _in_the_way.extend(blocks[:100])
        del blocks[100:]  # one by one, from the last to the first


def begin(seed, steps_file=None, placement=0):
    """The last thing before the program: seeds `random` as its first line might, and records its steps.

    Logging counts from when it was imported, which was before the clock became virtual. In every placement
    what the program makes lies elsewhere in memory, and what there is besides makes the collector look for
    cycles at other moments; in every other one it does so only at the end.
    """
    if placement > 0:
        random.seed(placement)
        _scatter()
        _in_the_way.extend([] for _ in range(placement * 251 % 2000))
        if placement % 2 == 0:
            gc.set_threshold(1_000_000)
    random.seed(seed)
    logging._startTime = time.time_ns()
    if steps_file is not None:
        steps.record(steps_file)


install()
