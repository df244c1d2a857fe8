"""The virtual clock, and asyncio's own event loop waiting on it.

Time is a whole number of nanoseconds since the program's start. Running code takes none; `time.sleep` adds
to it; and where the event loop would wait for the operating system, it goes to the next timer's deadline.
"""

import array
import asyncio
import math
import os
import sys
import time
from asyncio import base_events, events, unix_events
from asyncio.log import logger

now = array.array("q", [0])

# How a program ends that CPython would never end: nothing can wake it, or its loop turns for ever.
DEADLOCK = 250
ENDLESS = 251
ITERATION_LIMIT = 100_000


def install():
    time.sleep = _sleep
    events.TimerHandle = asyncio.TimerHandle = TimerHandle
    for module in (unix_events, asyncio):
        module.SelectorEventLoop = module.EventLoop = _UnixSelectorEventLoop
    unix_events._UnixDefaultEventLoopPolicy._loop_factory = _UnixSelectorEventLoop


def _nanoseconds(seconds):
    """Seconds in whole nanoseconds, so that 0.1 + 0.2 and 0.3 are the same instant."""
    return round(seconds * 1e9) if math.isfinite(seconds) else seconds


_really_sleep = time.sleep


def _sleep(*args):
    if len(args) == 1 and isinstance(args[0], (int, float)) and 0 < args[0] < 1e9:
        now[0] += _nanoseconds(args[0])
    else:
        _really_sleep(*args)  # zero, or the error that CPython raises


class TimerHandle(events.TimerHandle):
    """A timer that orders by deadline in whole nanoseconds, then by creation.

    CPython compares deadlines only and leaves ties to its heap. On a real clock two deadlines never tie:
    the timer created later is due later by the time it took to get there. So creation order is what
    programs show.
    """

    __slots__ = ("_exact_when", "_order")
    _created = 0

    def __init__(self, when, callback, args, loop, context=None):
        deadline = _nanoseconds(when)
        super().__init__(deadline / 1e9, callback, args, loop, context)
        self._exact_when = when
        TimerHandle._created += 1
        self._order = (deadline, TimerHandle._created)

    def __lt__(self, other):
        return self._order < other._order

    def when(self):
        return self._exact_when


class _Selector:
    """Where the loop waits for the operating system."""

    def __init__(self, loop):
        self._loop = loop
        self._iterations = 0

    def select(self, timeout):
        self._iterations += 1
        if timeout is None:
            _stop(DEADLOCK)
        if self._iterations > ITERATION_LIMIT:
            _stop(ENDLESS)
        if timeout > 0:
            deadline, _ = self._loop._scheduled[0]._order
            # The loop waits a day at most, then looks again.
            now[0] = int(min(deadline, now[0] + _nanoseconds(base_events.MAXIMUM_SELECT_TIMEOUT)))
        # A timer is due when it is no more than this ahead. Deadlines are whole nanoseconds, so half of
        # one will do - or after some months, when floats are coarser, the distance to the next float.
        self._loop._clock_resolution = max(0.5e-9, math.ulp(now[0] / 1e9))
        return ()


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    """CPython's loop on the virtual clock, under the name of the one that programs get on Linux."""

    __module__ = "asyncio.unix_events"

    def __init__(self):
        super().__init__()
        logger.debug("Using selector: EpollSelector")
        self._selector = _Selector(self)

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass  # there is never a blocked select to wake


def _stop(status):
    """Ends the process at once, with what the program has printed and done so far."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
