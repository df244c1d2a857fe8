import asyncio
import threading
import time

start = time.monotonic()


def now():
    return int((time.monotonic() - start) * 10 + 0.2) / 10


def worker(loop, queue):
    for n in range(3):
        time.sleep(0.2)
        loop.call_soon_threadsafe(queue.put_nowait, n)
    loop.call_soon_threadsafe(queue.put_nowait, None)
    future = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.3, "from loop"), loop)
    print(now(), "thread got", future.result())


async def main():
    queue = asyncio.Queue()
    thread = threading.Thread(target=worker, args=(asyncio.get_running_loop(), queue))
    thread.start()
    while (item := await queue.get()) is not None:
        print(now(), "item", item)
    await asyncio.sleep(0.5)
    print(now(), thread.is_alive())


asyncio.run(main())
