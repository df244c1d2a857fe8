import asyncio


async def worker(name, queue):
    while True:
        n = await queue.get()
        await asyncio.sleep(n)
        print(f"{asyncio.get_running_loop().time():g}: {name} did {n}")
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for n in (3, 1, 2, 1, 1):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(f"w{i}", queue)) for i in range(2)]
    await queue.join()
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True), queue.empty(), queue.qsize())


asyncio.run(main())
