import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

start = time.monotonic()
running = most = 0


def work(n):
    global running, most
    running += 1
    most = max(most, running)
    time.sleep(0.2)
    running -= 1
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, work, n) for n in range(5))))
    print(most, int((time.monotonic() - start) * 10 + 0.2) / 10)
    loop.set_default_executor(ThreadPoolExecutor(max_workers=3))
    print(await asyncio.gather(*(asyncio.to_thread(work, n) for n in range(6))))
    print(most, int((time.monotonic() - start) * 10 + 0.2) / 10)
    await loop.shutdown_default_executor()
    try:
        loop.run_in_executor(None, work, 1)
    except RuntimeError as e:
        print(e)


asyncio.run(main())
