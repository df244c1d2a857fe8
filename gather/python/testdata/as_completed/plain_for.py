import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (3, 1, 2)]
    for next_one in asyncio.as_completed(tasks):
        print(type(next_one).__name__, await next_one, "at", asyncio.get_running_loop().time())
    print([await c for c in asyncio.as_completed([work(0.2), work(0.1)])])
    for _ in asyncio.as_completed([]):
        print("never")


asyncio.run(main())
