import asyncio
import threading
import time

counter = 0
lock = threading.Lock()


def increment(times):
    global counter
    for _ in range(times):
        with lock:
            value = counter
            time.sleep(0.02)
            counter = value + 1


async def main():
    await asyncio.gather(*(asyncio.to_thread(increment, 3) for _ in range(3)))
    print(counter)


asyncio.run(main())
