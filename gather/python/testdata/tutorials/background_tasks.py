"""Fire and forget, done right: keep a reference to every background task."""

import asyncio
import sys
from datetime import datetime, timedelta, timezone

background_tasks = set()
START = datetime(2024, 2, 28, 22, 0, tzinfo=timezone.utc)


def clock() -> str:
    passed = timedelta(seconds=asyncio.get_running_loop().time() * 3600)
    return (START + passed).strftime("%a %d %b %H:%M")


def spawn(coro, *, name=None):
    task = asyncio.create_task(coro, name=name)
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report)
    return task


def report(task: asyncio.Task) -> None:
    if task.cancelled():
        print(f"{clock()}  {task.get_name()} was cancelled")
    elif exc := task.exception():
        print(f"{clock()}  {task.get_name()} failed: {exc!r}", file=sys.stderr)
    else:
        print(f"{clock()}  {task.get_name()} -> {task.result()}")


async def every(hours, func, *args, times=None):
    n = 0
    while times is None or n < times:
        func(*args, n)
        n += 1
        await asyncio.sleep(hours)
    return f"{n} times"


async def backup(name, hours):
    await asyncio.sleep(hours)
    if name == "mail":
        raise OSError(28, "No space left on device")
    return f"{name} saved"


async def main():
    spawn(every(1, lambda label, n: print(f"{clock()}  {label} {n}"), "heartbeat"), name="heartbeat")
    spawn(every(0.5, lambda n: None, times=4), name="quick")
    for i, name in enumerate(["mail", "db", "logs"], 1):
        spawn(backup(name, i * 0.75), name=f"backup-{name}")
    await asyncio.sleep(2.6)
    print(f"{clock()}  still running:", sorted(t.get_name() for t in background_tasks))
    for task in set(background_tasks):
        task.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(f"{clock()}  left: {len(background_tasks)}")


asyncio.run(main())
