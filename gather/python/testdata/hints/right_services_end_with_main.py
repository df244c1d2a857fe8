import asyncio


async def heartbeat():
    while True:
        await asyncio.sleep(1)
        print("beat")


async def worker(queue):
    while True:
        job = await queue.get()
        try:
            await asyncio.sleep(job)
        finally:
            queue.task_done()


async def save():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0.5)
        print("saved what there was")
        raise


async def main():
    queue = asyncio.Queue()
    beat = asyncio.create_task(heartbeat())
    workers = [asyncio.create_task(worker(queue)) for _ in range(2)]
    for job in (1, 2, 1):
        queue.put_nowait(job)
    await queue.join()
    saving = asyncio.create_task(save())
    await asyncio.sleep(0.5)
    saving.cancel()
    await asyncio.gather(saving, return_exceptions=True)
    print("done", beat.done(), len(workers))


asyncio.run(main())
