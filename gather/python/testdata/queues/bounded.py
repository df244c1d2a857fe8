import asyncio


async def producer(queue):
    for n in range(4):
        await queue.put(n)
        print("put", n, queue.full(), queue.qsize())
    await queue.put(None)


async def consumer(queue):
    while (item := await queue.get()) is not None:
        await asyncio.sleep(1)
        print("got", item)


async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(producer(queue), consumer(queue))
    for attempt in (queue.get_nowait, lambda: [queue.put_nowait(1) for _ in range(3)]):
        try:
            attempt()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as error:
            print(repr(error), queue.maxsize)
    try:
        for _ in range(9):
            queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
