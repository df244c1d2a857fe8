import asyncio


async def main():
    queue = asyncio.PriorityQueue()
    for item in [(3, "low"), (1, "high"), (2, "middle")]:
        await queue.put(item)
    print([await queue.get() for _ in range(queue.qsize())])
    stack = asyncio.LifoQueue()
    for item in "abc":
        stack.put_nowait(item)
    print([stack.get_nowait() for _ in range(3)])
    try:
        await asyncio.wait_for(queue.get(), 1)
    except TimeoutError:
        print("nothing came")


asyncio.run(main())
