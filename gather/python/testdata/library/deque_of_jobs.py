import asyncio
from collections import deque

jobs = deque(["compile", "test", "package"])
done = deque(maxlen=2)


async def worker(name):
    while jobs:
        job = jobs.popleft()
        await asyncio.sleep(len(job) / 10)
        done.append(f"{name}:{job}")
        print(name, "finished", job, "- recent:", list(done))
        if job == "test":
            jobs.appendleft("retest")


async def main():
    await asyncio.gather(worker("a"), worker("b"))
    print(done, done.maxlen, len(jobs))


asyncio.run(main())
