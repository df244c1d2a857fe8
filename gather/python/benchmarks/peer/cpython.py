"""Runs a program in CPython for a number of rounds, and prints the nanoseconds that they took.

    python3 cpython.py ROUNDS PROGRAM.py

Its event loop is asyncio's own, with the tasks and futures that are written in C. Only where it would wait for the operating system,
the time goes on to the next timer.
"""

import asyncio
import sys
import time
from asyncio.base_events import BaseEventLoop


class Loop(BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = self
        self.now = 0.0

    def time(self):
        return self.now

    def select(self, timeout):
        if timeout:
            self.now += timeout
        return ()

    def _process_events(self, events):
        pass


def run(main):
    with asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(main)


asyncio.run = run

rounds, path = int(sys.argv[1]), sys.argv[2]
with open(path) as file:
    source = file.read()
begun = time.perf_counter_ns()
for _ in range(rounds):
    exec(compile(source, path, "exec"), {"__name__": "__main__"})
print(time.perf_counter_ns() - begun)
