"""A record of every step of every task: when it ended, whose it was, and how it left the task.

Needs asyncio without its C half: the Task written in Python is the one whose steps can be observed.
"""

import os
import sys
from asyncio import exceptions, futures, tasks

from . import clock


def record(path):
    """Writes a line for each step: virtual nanoseconds at its end, the task's name, the outcome.

    A step is one resumption of a task's coroutine. Outcomes: `wait` (suspended on a future), `yield` (a bare
    yield, as in sleep(0); also one that makes no sense and is answered with an error), `return`,
    `raise NAME`, `cancelled`. A task cancelled before it started has the one step in which it is told.
    """
    run_step = tasks.Task._Task__step_run_and_handle_result
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def recorded(self, exc):
        try:
            run_step(self, exc)
        finally:
            os.write(file, f"{clock.now[0]}\t{self.get_name()}\t{_outcome(self)}\n".encode())
            self = exc = None  # a traceback that keeps this frame must not keep the task

    tasks.Task._Task__step_run_and_handle_result = recorded
    _forget_eager_tasks()
    _speak_as_c()


def _forget_eager_tasks():
    """Keeps an eager task that has failed from being kept by its own exception.

    The exception refers to the coroutine's frame, which refers to the frame that resumed it and so on: to
    those of the Task written in Python, which refer to the task. The C one has no frames.
    """
    initialise = tasks.Task.__init__

    def initialised(self, *args, **kwargs):
        try:
            initialise(self, *args, **kwargs)
            if failure := self._exception or self._cancelled_exc:
                frame = failure.__traceback__.tb_frame
                while frame is not sys._getframe():
                    frame.clear()
                    frame = frame.f_back
        finally:
            self = failure = frame = None

    tasks.Task.__init__ = initialised


def _outcome(task):
    # The attributes are read, and exception() not called: that would count as retrieving the exception.
    if task._state == "CANCELLED":
        return "cancelled"
    if task._state == "FINISHED":
        return "return" if task._exception is None else f"raise {type(task._exception).__name__}"
    return "yield" if task._fut_waiter is None else "wait"


def _speak_as_c():
    """Gives the Future written in Python the few words and ways in which it differs from the C one."""

    def only_pending(change):
        def changed(self, value):
            if self._state != "PENDING":
                raise exceptions.InvalidStateError("invalid state")
            change(self, value)

        return changed

    def only_done(read):
        def result(self):
            if self._state == "PENDING":
                raise exceptions.InvalidStateError("Result is not set.")
            try:
                return read(self)
            finally:
                self._exception_tb = None  # the C one hands out the stored traceback once

        return result

    futures.Future.set_result = only_pending(futures.Future.set_result)
    futures.Future.set_exception = only_pending(futures.Future.set_exception)
    futures.Future.result = only_done(futures.Future.result)
    tasks.Task._Task__wakeup.__qualname__ = "Task.task_wakeup"
