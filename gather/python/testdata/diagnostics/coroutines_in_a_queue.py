import asyncio


async def work(n):
    print("working", n)


async def main():
    queue = asyncio.Queue()
    for n in range(4):
        await queue.put(work(n))
    await (await queue.get())
    await queue.get()
    print("one forgotten")
    coroutine = queue.get_nowait()
    coroutine.close()
    queue = None
    print("queue gone")


asyncio.run(main())
