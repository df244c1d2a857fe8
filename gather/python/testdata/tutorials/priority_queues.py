import asyncio
import heapq
import itertools
from dataclasses import dataclass, field
from enum import IntEnum, auto
from typing import Any


class Priority(IntEnum):
    HIGH = auto()
    NORMAL = auto()
    LOW = auto()


@dataclass(order=True)
class Job:
    priority: Priority
    number: int = field(default_factory=itertools.count(1).__next__)
    payload: Any = field(compare=False, default=None)

    def __str__(self):
        return f"#{self.number} {self.priority.name.lower():<6} {self.payload}"


class Scheduler:
    def __init__(self):
        self._queue: asyncio.PriorityQueue[Job] = asyncio.PriorityQueue()
        self.done: list[Job] = []

    def submit(self, priority, payload):
        job = Job(priority, payload=payload)
        self._queue.put_nowait(job)
        return job

    async def worker(self):
        while True:
            try:
                job = await self._queue.get()
            except asyncio.QueueShutDown:
                return "shut down"
            await asyncio.sleep(0.5)
            print(f"{asyncio.get_running_loop().time():4.1f}  {job}")
            self.done.append(job)
            self._queue.task_done()

    async def close(self):
        self._queue.shutdown()
        await self._queue.join()


async def late(scheduler, delay, *args):
    await asyncio.sleep(delay)
    try:
        scheduler.submit(*args)
    except asyncio.QueueShutDown as e:
        print("too late:", type(e).__name__)


async def main():
    scheduler = Scheduler()
    for priority, payload in zip([Priority.LOW, Priority.NORMAL, Priority.HIGH, Priority.NORMAL], "abcd"):
        scheduler.submit(priority, payload)
    async with asyncio.TaskGroup() as tg:
        workers = [tg.create_task(scheduler.worker()) for _ in range(2)]
        tg.create_task(late(scheduler, 0.6, Priority.HIGH, "urgent"))
        tg.create_task(late(scheduler, 1.3, Priority.HIGH, "never"))
        await asyncio.sleep(1.1)
        await scheduler.close()
    print([w.result() for w in workers])
    print(*heapq.nsmallest(2, scheduler.done), sep=" | ")
    by_priority = itertools.groupby(sorted(scheduler.done), key=lambda job: job.priority)
    print({priority.name: [job.payload for job in jobs] for priority, jobs in by_priority})
    print(max(scheduler.done), Priority(1), Job(Priority.LOW) < Job(Priority.LOW))


asyncio.run(main())
