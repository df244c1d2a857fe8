import asyncio


async def fails(n):
    raise ValueError(n)


async def main():
    tasks = [asyncio.create_task(fails(n)) for n in range(4)]
    await asyncio.sleep(0)
    try:
        tasks[0].result()
    except ValueError as error:
        print("seen", error)
    tasks[1].exception()
    print(await asyncio.gather(tasks[2], return_exceptions=True))
    print("the last one was never asked")
    tasks.clear()
    print("reported")


asyncio.run(main())
