import asyncio


async def work(n):
    await asyncio.sleep(n)
    if n == 1:
        raise OSError("disk full")
    print("finished", n)


async def main():
    tasks = [asyncio.create_task(work(n)) for n in range(1, 4)]
    group = asyncio.gather(*tasks)
    try:
        await group
    except OSError as error:
        for task in tasks:
            task.cancel()
        print(error)
    await asyncio.sleep(3)


asyncio.run(main())
