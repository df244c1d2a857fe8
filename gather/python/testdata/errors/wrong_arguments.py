# Calls of the library's functions with too few, too many or unknown arguments.
import asyncio
import random


async def main():
    queue = asyncio.Queue()
    loop = asyncio.get_running_loop()
    for call in (
        lambda: queue.put(),
        lambda: queue.put(1, 2),
        lambda: queue.get(1),
        lambda: queue.put_nowait(item=1, block=False),
        lambda: asyncio.sleep(),
        lambda: asyncio.sleep(1, 2, 3),
        lambda: asyncio.sleep(delay=1, x=2),
        lambda: asyncio.Lock().acquire(1),
        lambda: asyncio.Lock(1),
        lambda: asyncio.Event().wait(1),
        lambda: asyncio.Semaphore(1, 2),
        lambda: asyncio.Semaphore(limit=2),
        lambda: asyncio.wait_for(1),
        lambda: asyncio.wait_for(1, 2, timeout=3),
        lambda: asyncio.wait(),
        lambda: asyncio.wait([], 5),
        lambda: asyncio.shield(),
        lambda: asyncio.create_task(),
        lambda: asyncio.gather(loop=1),
        lambda: asyncio.run(),
        lambda: asyncio.Queue(size=1),
        lambda: asyncio.timeout(),
        lambda: asyncio.timeout(1, 2),
        lambda: asyncio.TaskGroup(1),
        lambda: asyncio.TaskGroup().create_task(),
        lambda: asyncio.as_completed(),
        lambda: asyncio.Condition().notify(1, 2),
        lambda: asyncio.Condition().wait_for(),
        lambda: asyncio.Barrier(),
        lambda: asyncio.timeout(1).reschedule(),
        lambda: asyncio.ensure_future(),
        lambda: asyncio.Runner(1),
        lambda: loop.call_later(1),
        lambda: loop.call_soon(),
        lambda: random.randint(1),
        lambda: random.randint(1, 2, 3),
        lambda: random.randint(a=1, c=2),
        lambda: random.choice(),
        lambda: random.choices([1], k=1, n=2),
        lambda: random.choices([1], [1], 1),
        lambda: random.uniform(1),
        lambda: random.sample([1]),
        lambda: random.random(1),
        lambda: random.shuffle(),
        lambda: random.Random(1).randint(1),
    ):
        try:
            print("no error", call())
        except TypeError as error:
            print(error)


asyncio.run(main())
