import asyncio


async def work(name):
    print(name, "runs")
    await asyncio.sleep(1)
    return [name]


async def main():
    coroutine = work("once")
    task = asyncio.create_task(work("task"))
    results = await asyncio.gather(coroutine, task, coroutine, work("other"), task)
    print(results, results[0] is results[2], results[1] is results[4])
    try:
        await coroutine
    except RuntimeError as error:
        print(error)


asyncio.run(main())
