import asyncio


async def work(n):
    await asyncio.sleep(n)
    print("work", n, "ends")
    return n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 3)]
    try:
        for next_one in asyncio.as_completed(tasks, timeout=2):
            print("got", await next_one)
    except TimeoutError as error:
        print("timeout", repr(error), [task.done() for task in tasks])
    await asyncio.sleep(2)
    print("the slow one was not cancelled")


asyncio.run(main())
