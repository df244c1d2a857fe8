import asyncio


async def produce(queue):
    for item in range(2000):
        await queue.put(item)


async def consume(queue, lock, done):
    while True:
        item = await queue.get()
        async with lock:
            done.append(item)
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=10)
    lock = asyncio.Lock()
    done = []
    consumers = [asyncio.create_task(consume(queue, lock, done)) for _ in range(5)]
    await asyncio.gather(*(produce(queue) for _ in range(5)))
    await queue.join()
    for consumer in consumers:
        consumer.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)
    return len(done)


asyncio.run(main())
