import asyncio
import statistics
import time
from textwrap import dedent, shorten


class Progress:
    def __init__(self, total, width=20):
        self.total, self.width, self.done, self.times = total, width, 0, []
        self.start = time.perf_counter()

    def step(self, seconds):
        self.done += 1
        self.times.append(seconds)

    def __str__(self):
        filled = self.width * self.done // self.total
        bar = "#" * filled + "." * (self.width - filled)
        return f"[{bar}] {self.done / self.total:6.1%} {time.perf_counter() - self.start:5.1f}s"


async def download(name, size, progress, limit):
    async with limit:
        begin = time.perf_counter()
        for _ in range(size):
            await asyncio.sleep(0.2)
        progress.step(time.perf_counter() - begin)
        return name, size


async def show(progress, every=0.5):
    while progress.done < progress.total:
        print(progress)
        await asyncio.sleep(every)
    print(progress)


async def main():
    files = {"a.iso": 5, "notes from the underground.txt": 1, "b.iso": 6, "c.zip": 2, "readme": 1, "d.tar": 3}
    progress = Progress(len(files))
    limit = asyncio.Semaphore(2)
    reporter = asyncio.create_task(show(progress))
    jobs = [download(name, size, progress, limit) for name, size in files.items()]
    finished = []
    for job in asyncio.as_completed(jobs):
        name, size = await job
        finished.append(name)
        print(f"  {shorten(name, 16, placeholder='...'):<18}{size:>3} MB")
    await reporter
    print(
        dedent(
            f"""\
            order:  {', '.join(finished[:3])}
            mean:   {statistics.mean(progress.times):.2f}
            median: {statistics.median(progress.times):.2f}
            stdev:  {statistics.stdev(progress.times):.2f}"""
        )
    )


asyncio.run(main())
