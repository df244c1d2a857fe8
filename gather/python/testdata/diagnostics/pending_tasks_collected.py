# The event loop alone keeps no task: those that nothing else refers to are destroyed while they wait.
import asyncio, gc

async def worker(n):
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("cleaning", n)

async def sleeper(n):
    await asyncio.sleep(n)
    print("slept", n)

class Node:
    def __init__(self, name): self.name = name; self.other = None
    def __del__(self): print("bye", self.name)

async def main():
    for n in range(3):
        asyncio.create_task(worker(n))
    asyncio.create_task(sleeper(1))
    keep = asyncio.create_task(worker("kept"))
    await asyncio.sleep(0)
    gc.collect()
    print(len(asyncio.all_tasks()))
    await asyncio.sleep(2)
    a = Node("a")
    a.other = [a]
    del a
    print("nodes")
    gc.collect()
    gc.collect(0)
    print("end")

asyncio.run(main())
try: gc.collect(7)
except ValueError as e: print(e)
