import asyncio


async def main():
    queue = asyncio.Queue()
    queue.put(1)
    queue.get()
    queue.join()
    lock = asyncio.Lock()
    lock.acquire()
    event = asyncio.Event()
    event.wait()
    asyncio.sleep(1)
    asyncio.wait_for(asyncio.sleep(1), 1)
    print(queue.qsize(), lock.locked())


asyncio.run(main())
