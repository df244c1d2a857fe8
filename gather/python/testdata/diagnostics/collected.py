# gc.collect() finds what is left in cycles, and pending tasks that nothing refers to.
import asyncio, gc

async def bad(): raise ValueError("x")

async def main():
    t = asyncio.create_task(bad())
    await asyncio.sleep(0.1)
    print("before del")
    del t
    print("after del")
    gc.collect()
    print("after collect")
    async def keeps():
        me = asyncio.current_task()
        me.k = me
        raise KeyError(1)
    t = asyncio.create_task(keeps())
    await asyncio.sleep(0.1)
    del t
    print("cycle")
    gc.collect()
    print("collected")
    f = asyncio.get_running_loop().create_future()
    f.add_done_callback(lambda x, f=f: None)
    f.set_exception(KeyError(2))
    await asyncio.sleep(0)
    del f
    print("del")
    gc.collect()
    print("collected")
    async def forever(ev): await ev
    t = asyncio.create_task(forever(asyncio.get_running_loop().create_future()))
    await asyncio.sleep(0)
    del t
    print("pending")
    gc.collect()
    print("collected")
class N:
    def __init__(self): self.me = self
    def __del__(self): print("del N")
def g():
    me = []
    me.append(me)
    try: yield 1
    finally: print("closed")
asyncio.run(main())
n = N(); n = None
print("n"); gc.collect(); print("n collected")
x = g(); next(x); l = [x]; l.append(l)
del x, l
print("g"); gc.collect(); print("g collected")
