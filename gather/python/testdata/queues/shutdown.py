import asyncio


async def consumer(queue):
    try:
        while True:
            print("got", await queue.get())
            await asyncio.sleep(1)
    except asyncio.QueueShutDown as error:
        print("shut down", repr(error))


async def main():
    queue = asyncio.Queue()
    for n in range(2):
        queue.put_nowait(n)
    task = asyncio.create_task(consumer(queue))
    await asyncio.sleep(0.5)
    queue.shutdown()
    try:
        await queue.put(9)
    except asyncio.QueueShutDown:
        print("no more puts")
    await task


asyncio.run(main())
