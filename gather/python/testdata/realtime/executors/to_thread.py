import asyncio
import time

start = time.monotonic()


def now():
    return int((time.monotonic() - start) * 10 + 0.2) / 10


def blocking(name, seconds):
    print(now(), name, "starts")
    time.sleep(seconds)
    print(now(), name, "ends")
    return name.upper()


async def ticker():
    for n in range(3):
        await asyncio.sleep(0.25)
        print(now(), "tick", n)


async def main():
    print(await asyncio.gather(asyncio.to_thread(blocking, "a", 0.6), ticker(), asyncio.to_thread(blocking, name="b", seconds=0.4)))
    print(now(), await asyncio.to_thread(len, "four"))
    task = asyncio.create_task(asyncio.to_thread(blocking, "c", 0.2))
    print("created", task.done())
    await asyncio.sleep(0)
    print("slept", task.done())
    print(await task)


asyncio.run(main())
print(now(), "end")
