import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

start = time.monotonic()


def now():
    return int((time.monotonic() - start) * 10 + 0.2) / 10


def work(name, seconds):
    print(now(), name, "starts")
    time.sleep(seconds)
    print(now(), name, "ends")


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.2):
            await asyncio.to_thread(work, "thread", 0.5)
    except TimeoutError:
        print(now(), "timed out; the thread goes on")
    with ThreadPoolExecutor(1) as pool:
        first = loop.run_in_executor(pool, work, "first", 0.4)
        second = loop.run_in_executor(pool, work, "second", 0.4)
        await asyncio.sleep(0.1)
        print(second.cancel(), first.cancel())
        print(await asyncio.gather(first, second, return_exceptions=True))
    print(now(), "main ends")
    asyncio.create_task(asyncio.to_thread(work, "left", 0.3))


asyncio.run(main())
print(now(), "end")
