"""Runs a program in CPython for a number of rounds, and prints the nanoseconds that they took.

    python3 rounds.py ROUNDS PROGRAM.py

Its event loop is asyncio's own, with the tasks and futures that are written in C. Only where it would wait for the operating system,
the time goes on to the next timer.
"""

import asyncio
import selectors
import sys
import time


class Selector(selectors.DefaultSelector):
    now = 0.0

    def select(self, timeout=None):
        if timeout:
            self.now += timeout
        return []


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.selector = Selector()
        super().__init__(self.selector)

    def time(self):
        return self.selector.now


asyncio.SelectorEventLoop = asyncio.EventLoop = Loop
asyncio.unix_events._UnixDefaultEventLoopPolicy._loop_factory = Loop

rounds, path = int(sys.argv[1]), sys.argv[2]
with open(path) as file:
    source = file.read()
begun = time.perf_counter_ns()
for _ in range(rounds):
    exec(compile(source, path, "exec"), {"__name__": "__main__"})
print(time.perf_counter_ns() - begun)
