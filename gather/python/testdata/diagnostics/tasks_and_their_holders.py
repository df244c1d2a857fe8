import asyncio


async def work(n):
    await asyncio.sleep(0.1)
    if n == 2:
        raise ValueError(n)
    return n


class Pool:
    def __init__(self):
        self.jobs = {}

    def add(self, n):
        task = asyncio.create_task(work(n), name=f"job {n}")
        self.jobs[n] = task
        task.add_done_callback(lambda t: self.jobs.pop(n))
        return task

    async def run(self):
        for n in range(4):
            self.add(n)
        while self.jobs:
            await asyncio.sleep(0.05)


async def producer(queue):
    for n in range(3):
        await queue.put(asyncio.create_task(work(n)))
    await queue.put(None)


async def main():
    await Pool().run()
    print("pool done")
    queue = asyncio.Queue()
    asyncio.create_task(producer(queue))
    while (task := await queue.get()) is not None:
        await asyncio.wait([task])
        print("waited")
    print("queue done")
    tasks = {asyncio.create_task(work(n)): n for n in range(4)}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))
    done = pending = tasks = None

    async def inner():
        t = asyncio.create_task(work(2))
        try:
            async with asyncio.timeout(0.05):
                await t
        except TimeoutError:
            print("timeout", t.cancelled())
        t2 = asyncio.create_task(work(2))
        await asyncio.sleep(0.2)
        return t2

    x = await inner()
    print("returned")
    x = [x, x]
    x.pop()
    print("one left")
    x[0] = 1
    print("none left")
    print("end")


asyncio.run(main())
