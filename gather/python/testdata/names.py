"""Prints the public names of asyncio, concurrent.futures and contextvars, and of their classes.

    node web/oracle/generate.mjs --print gather/python/testdata/names.py

What it prints under "stdout" is names.txt.
"""

import asyncio
import concurrent.futures
import contextvars

for name, owner in (
    ("asyncio", asyncio),
    ("asyncio.EventLoop", asyncio.EventLoop),
    ("asyncio.Future", asyncio.Future),
    ("asyncio.Handle", asyncio.Handle),
    ("asyncio.TimerHandle", asyncio.TimerHandle),
    ("asyncio.Runner", asyncio.Runner),
    ("asyncio.TaskGroup", asyncio.TaskGroup),
    ("asyncio.Timeout", asyncio.Timeout),
    ("asyncio.Queue", asyncio.Queue),
    ("asyncio.Lock", asyncio.Lock),
    ("asyncio.Event", asyncio.Event),
    ("asyncio.Condition", asyncio.Condition),
    ("asyncio.Semaphore", asyncio.Semaphore),
    ("asyncio.Barrier", asyncio.Barrier),
    ("concurrent.futures", concurrent.futures),
    ("concurrent.futures.Future", concurrent.futures.Future),
    ("concurrent.futures.Executor", concurrent.futures.Executor),
    ("contextvars", contextvars),
    ("contextvars.ContextVar", contextvars.ContextVar),
    ("contextvars.Context", contextvars.Context),
    ("contextvars.Token", contextvars.Token),
):
    for attribute in sorted(dir(owner)):
        if not attribute.startswith("_"):
            print(f"{name}.{attribute}")
for attribute in ("cancelling", "get_context", "get_coro", "get_name", "get_stack", "print_stack", "set_name", "uncancel"):
    print(f"asyncio.Task.{attribute}")
