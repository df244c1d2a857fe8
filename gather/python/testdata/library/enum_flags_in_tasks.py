"""Flags that tasks set together, and an IntEnum as the priority of a queue."""
import asyncio
from enum import Flag, IntEnum, auto


class Ready(Flag):
    NOTHING = 0
    DATABASE = auto()
    CACHE = auto()
    QUEUE = auto()
    ALL = DATABASE | CACHE | QUEUE


class Priority(IntEnum):
    HIGH = 1
    NORMAL = 5
    LOW = 9


async def start(flag, delay, state, changed):
    await asyncio.sleep(delay)
    async with changed:
        state["ready"] |= flag
        print(f"{flag.name} is up: {state['ready']!r}")
        changed.notify_all()


async def main():
    state, changed = {"ready": Ready.NOTHING}, asyncio.Condition()
    async with asyncio.TaskGroup() as group:
        for delay, flag in zip((0.3, 0.1, 0.2), Ready):
            group.create_task(start(flag, delay, state, changed), name=flag.name)
        async with changed:
            await changed.wait_for(lambda: state["ready"] == Ready.ALL)
            print("all", state["ready"], [f.name for f in state["ready"]])
    queue = asyncio.PriorityQueue()
    for n, p in enumerate((Priority.LOW, Priority.HIGH, Priority.NORMAL, Priority.HIGH)):
        queue.put_nowait((p, n))
    while not queue.empty():
        p, n = queue.get_nowait()
        print(p, repr(p), f"{p:>3}", p.name.lower(), n)
    print(Ready.ALL & ~Ready.CACHE, Ready.NOTHING, Ready(0) is Ready.NOTHING, Ready.CACHE in Ready.ALL)


asyncio.run(main())
