import asyncio
import time

start = time.monotonic()


def now():
    return int((time.monotonic() - start) * 10 + 0.2) / 10


def work(n):
    time.sleep(0.2)
    print(now(), "thread", n)


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.run_in_executor(None, work, n) for n in range(2)]
    time.sleep(0.5)
    print(now(), "the loop was blocked", [f.done() for f in futures])
    await asyncio.gather(*futures)
    print(now(), "gathered")


asyncio.run(main())
