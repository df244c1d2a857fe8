import asyncio

finished = 0


def count(_):
    global finished
    finished += 1
    print(f"{finished} of 3")


async def work(n):
    await asyncio.sleep(n)
    return n * n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (3, 1, 2)]
    for task in tasks:
        task.add_done_callback(count)
    print(await asyncio.gather(*tasks))


asyncio.run(main())
