import asyncio
import itertools as it
import os
import random
import time


async def make_item(size: int = 5) -> str:
    return random.randbytes(size).hex()


async def random_sleep(caller=None) -> None:
    i = random.randint(0, 10)
    if caller:
        print(f"{caller} sleeping for {i} seconds.")
    await asyncio.sleep(i)


async def produce(name: int, producer_queue: asyncio.Queue) -> None:
    n = random.randint(1, 5)
    for _ in it.repeat(None, n):  # Synchronous loop for each single producer
        await random_sleep(caller=f"Producer {name}")
        i = await make_item()
        t = time.perf_counter()
        await producer_queue.put((i, t))
        print(f"Producer {name} added <{i}> to queue.")


async def consume(name: int, consumer_queue: asyncio.Queue) -> None:
    while True:
        await random_sleep(caller=f"Consumer {name}")
        i, t = await consumer_queue.get()
        now = time.perf_counter()
        print(f"Consumer {name} got element <{i}> in {now - t:0.5f} seconds.")
        consumer_queue.task_done()


async def main(num_producer: int, num_consumer: int):
    q = asyncio.Queue()
    producers = [asyncio.create_task(produce(n, q)) for n in range(num_producer)]
    consumers = [asyncio.create_task(consume(n, q)) for n in range(num_consumer)]
    await asyncio.gather(*producers)
    await q.join()  # Implicitly awaits consumers, too
    for c in consumers:
        c.cancel()


if __name__ == "__main__":
    random.seed(444)
    start = time.perf_counter()
    asyncio.run(main(2, 3))
    elapsed = time.perf_counter() - start
    print(f"Program completed in {elapsed:0.5f} seconds.")
    print(os.path.basename("/home/ada/asyncq.py"))
