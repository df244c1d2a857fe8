import asyncio


async def work(n):
    await asyncio.sleep(n)
    print("work", n, "ends")
    return n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, timeout=2.5)
    print("no TimeoutError:", len(done), len(pending), [task.cancelled() for task in tasks])
    done, pending = await asyncio.wait(tasks, timeout=0)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(pending)
    print(len(done), len(pending), asyncio.get_running_loop().time())
    quick = asyncio.create_task(asyncio.sleep(0))
    done, pending = await asyncio.wait([quick], timeout=0)
    print(len(done), len(pending))


asyncio.run(main())
