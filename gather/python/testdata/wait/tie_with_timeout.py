import asyncio


async def work(n):
    await asyncio.sleep(n)


async def main():
    tasks = [asyncio.create_task(work(1)) for _ in range(2)]
    done, pending = await asyncio.wait(tasks, timeout=1)
    print("wait set its timer first:", len(done), len(pending))
    print([task.done() for task in tasks])
    await asyncio.sleep(0)
    print([task.done() for task in tasks])
    tasks = [asyncio.create_task(work(1)) for _ in range(2)]
    await asyncio.sleep(0)
    done, pending = await asyncio.wait(tasks, timeout=1)
    print("the sleeps set theirs first:", len(done), len(pending))


asyncio.run(main())
