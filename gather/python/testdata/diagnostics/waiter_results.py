# What the futures of locks, events and groups end with.
import asyncio

async def f():
    async with asyncio.TaskGroup() as g:
        g.create_task(asyncio.sleep(1))
async def l(lock):
    await lock.acquire()
async def e_wait(event):
    await event.wait()


async def q_get(queue):
    await queue.get()


async def main():
    t = asyncio.create_task(f())
    lock = asyncio.Lock()
    await lock.acquire()
    t2 = asyncio.create_task(l(lock))
    await asyncio.sleep(0)
    lock.release()
    print(t2)
    e = asyncio.Event()
    t3 = asyncio.create_task(e_wait(e))
    await asyncio.sleep(0)
    e.set()
    print(t3)
    while not t.done():
        await asyncio.sleep(0.25)
        for _ in range(4):
            print(repr(t)[:400].split("coro")[0], repr(t).split("wait_for")[-1])
            await asyncio.sleep(0)
    q = asyncio.Queue()
    t4 = asyncio.create_task(q_get(q))
    await asyncio.sleep(0)
    q.put_nowait(1)
    print(t4)
asyncio.run(main())
