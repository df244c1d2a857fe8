import asyncio


async def every(interval, name, times):
    loop = asyncio.get_running_loop()
    start = loop.time()
    for n in range(1, times + 1):
        await asyncio.sleep(max(0, start + n * interval - loop.time()))
        print(f"{loop.time():g} {name} #{n}")
        if name == "slow":
            await asyncio.sleep(interval / 2)


async def deadline(at, tasks):
    await asyncio.sleep(at)
    for task in tasks:
        if task.cancel("deadline"):
            print("cancelling", task.get_name())


async def main():
    jobs = {"fast": (0.5, 9), "slow": (1, 3), "once": (0.75, 1)}
    tasks = [asyncio.create_task(every(interval, name, times), name=name) for name, (interval, times) in jobs.items()]
    results, _ = await asyncio.gather(asyncio.gather(*tasks, return_exceptions=True), deadline(3.25, tasks))
    print([type(result).__name__ for result in results])


asyncio.run(main())
