import asyncio


async def work(n):
    await asyncio.sleep(n)
    print("work", n, "ends")
    return n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (2, 1, 5)]
    for next_one in asyncio.as_completed(tasks):
        print("winner", await next_one)
        break
    await asyncio.sleep(2)
    print("main ends", [task.done() for task in tasks])


asyncio.run(main())
