"""Prepares an interpreter for running one program on a virtual clock.

Imported once, before the interpreter's memory is copied; each program then starts from that copy. The
program itself is run by CPython's own `python main.py` path, so nothing here is on its call stack.
"""

import array
import asyncio
import linecache  # noqa: F401 - imported so that the copy holds it, and reporting an error is quick
import logging  # noqa: F401
import math
import os
import random
import sys
import time
import traceback
from asyncio import base_events, events, exceptions, futures, tasks, unix_events

STEPS_FILE = "/gatherplay-steps"

# Exit statuses of a program that CPython would never end, and how many iterations the loop may take.
DEADLOCK = 250
ENDLESS = 251
ITERATION_LIMIT = 100_000

# Nanoseconds since the program's start. The C library's clocks read this cell (see cpython.mjs), so
# every module agrees about the time.
clock = array.array("q", [0])


def clock_address():
    """The clock cell's address in the interpreter's memory."""
    return clock.buffer_info()[0]


def nanoseconds(seconds):
    """Seconds in whole nanoseconds, so that 0.1 + 0.2 and 0.3 are the same instant."""
    return round(seconds * 1e9) if math.isfinite(seconds) else seconds


_really_sleep = time.sleep


def _sleep(*args):
    if len(args) != 1 or not isinstance(args[0], (int, float)) or not 0 < args[0] < 1e9:
        return _really_sleep(*args)  # zero, or the error CPython raises for it
    clock[0] += nanoseconds(args[0])


class TimerHandle(events.TimerHandle):
    """A timer that orders by deadline in whole nanoseconds, then by creation.

    CPython compares deadlines only and leaves ties to its heap. On a real clock two deadlines never tie
    - the timer created later is later by the time it took to get there - so creation order is what real
    programs show.
    """

    __slots__ = ("_exact_when", "_order")
    _created = 0

    def __init__(self, when, callback, args, loop, context=None):
        whole = nanoseconds(when)
        super().__init__(whole / 1e9, callback, args, loop, context)
        self._exact_when = when
        TimerHandle._created += 1
        self._order = (whole, TimerHandle._created)

    def __lt__(self, other):
        return self._order < other._order

    def when(self):
        return self._exact_when


class _Selector:
    """Stands where the loop waits for the operating system: jumps to the next timer instead."""

    def __init__(self, loop):
        self._loop = loop
        self._iterations = 0

    def select(self, timeout):
        self._iterations += 1
        if timeout is None:
            stop(DEADLOCK)
        if self._iterations > ITERATION_LIMIT:
            stop(ENDLESS)
        if timeout > 0:
            due = self._loop._scheduled[0]._order[0]
            clock[0] = min(due, clock[0] + nanoseconds(timeout)) if timeout >= 86400 else due
        return ()


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    """CPython's own loop, waiting on the virtual clock; named as the loop that programs get on Linux."""

    __module__ = "asyncio.unix_events"

    def __init__(self):
        super().__init__()
        self._selector = _Selector(self)
        # Timers are due at whole nanoseconds: half of one is enough to absorb float rounding.
        self._clock_resolution = 0.5e-9

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass  # nothing to wake: select never blocks


def stop(status):
    """Ends the process at once, with everything the program has printed and done so far."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _own_frame_only(self, frame_summary, **kwargs):
    if frame_summary.filename.startswith(("/lib/", "/gatherplay-harness/", "<frozen ")):
        return None
    return _format_frame_summary(self, frame_summary, **kwargs)


_format_frame_summary = traceback.StackSummary.format_frame_summary


def install():
    """Puts the virtual clock under `time` and asyncio, and leaves only the program's frames in tracebacks."""
    time.sleep = _sleep
    events.TimerHandle = asyncio.TimerHandle = TimerHandle
    for module in (unix_events, asyncio):
        module.SelectorEventLoop = module.EventLoop = _UnixSelectorEventLoop
    unix_events._UnixDefaultEventLoopPolicy._loop_factory = _UnixSelectorEventLoop
    traceback.StackSummary.format_frame_summary = _own_frame_only


def seed(number):
    """Seeds the shared generator, as if the program's first line did."""
    random.seed(number)


def record_steps():
    """Writes a line for each step of each task: nanoseconds, name, outcome. Needs the pure-Python Task."""
    run_step = tasks.Task._Task__step_run_and_handle_result
    steps = os.open(STEPS_FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def recorded(self, exc):
        try:
            run_step(self, exc)
        finally:
            line = f"{clock[0]}\t{self.get_name()}\t{_outcome(self)}\n"
            os.write(steps, line.encode())
            self = None  # a traceback that keeps this frame must not keep the task

    tasks.Task._Task__step_run_and_handle_result = recorded
    _speak_as_c()


def _speak_as_c():
    """Gives the pure-Python Future the few words in which it differs from the C one."""

    def pending(change):
        def changed(self, value):
            if self._state != "PENDING":
                raise exceptions.InvalidStateError("invalid state")
            change(self, value)

        return changed

    def finished(read):
        def result(self):
            if self._state == "PENDING":
                raise exceptions.InvalidStateError("Result is not set.")
            return read(self)

        return result

    futures.Future.set_result = pending(futures.Future.set_result)
    futures.Future.set_exception = pending(futures.Future.set_exception)
    futures.Future.result = finished(futures.Future.result)
    tasks.Task._Task__wakeup.__qualname__ = "Task.task_wakeup"


def _outcome(task):
    # The attributes are read, not exception() called: that would count as retrieving the exception.
    if task._state == "CANCELLED":
        return "cancelled"
    if task._state == "FINISHED":
        return "return" if task._exception is None else f"raise {type(task._exception).__name__}"
    return "yield" if task._fut_waiter is None else "wait"


install()
