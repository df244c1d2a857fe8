import asyncio
class Mine(asyncio.Queue): pass
async def main():
    for c in asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue, Mine:
        q = c(3)
        print(q)
        q.put_nowait("b"); q.put_nowait("a")
        print(q, f"{q}")
        q.get_nowait()
        print(str(q))
        q.shutdown()
        print(q)
        print(repr(c()).startswith("<" + c.__name__ + " at 0x"))
    q = asyncio.Queue()
    t = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    print(q)
    t.cancel()
asyncio.run(main())
