import asyncio


async def work(n):
    await asyncio.sleep(n)
    if n % 2:
        raise ValueError(n)
    return n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3, 4)]
    for next_one in asyncio.as_completed(tasks):
        try:
            print(await next_one)
        except ValueError as error:
            print("failed", error)
    for wrong in (work, 5, "text"):
        try:
            list(asyncio.as_completed(wrong))
        except TypeError as error:
            print(error)
    coroutine = work(0)
    try:
        asyncio.as_completed(coroutine)
    except TypeError as error:
        print(error)
    await coroutine


asyncio.run(main())
