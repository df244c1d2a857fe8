"""Jobs as dataclasses, worked on by a few workers in order of priority."""
import asyncio
from dataclasses import dataclass, field, asdict, replace


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    duration: float = field(default=0.1, compare=False)
    log: list[str] = field(default_factory=list, compare=False, repr=False)

    def note(self, text):
        self.log.append(text)
        return self


@dataclass(frozen=True, slots=True)
class Result:
    job: Job
    worker: int
    finished: float

    @property
    def late(self):
        return self.finished > 0.3


async def worker(n, queue, results, start):
    loop = asyncio.get_running_loop()
    while True:
        job = await queue.get()
        job.note(f"taken by {n}")
        await asyncio.sleep(job.duration)
        results.append(Result(job, n, round(loop.time() - start, 2)))
        queue.task_done()


async def main():
    queue = asyncio.PriorityQueue()
    for job in (Job(3, "sweep"), Job(1, "cook", 0.3), Job(2, "wash"), Job(1, "shop", duration=0.2)):
        queue.put_nowait(job)
    results = []
    start = asyncio.get_running_loop().time()
    workers = [asyncio.create_task(worker(n, queue, results, start)) for n in range(2)]
    await queue.join()
    for w in workers:
        w.cancel()
    for r in results:
        print(r, r.late, r.job.log)
    print(asdict(results[0]))
    print(replace(results[0].job, name="bake"), Job(1, "a") == Job(1, "b"), Job(1, "a") < Job(2, "a"))
    print(max(results, key=lambda r: r.finished).job.name)


asyncio.run(main())
