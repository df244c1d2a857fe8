import asyncio


async def work(n, fail=False):
    await asyncio.sleep(n)
    if fail:
        raise ValueError(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(work(1)), asyncio.create_task(work(2, fail=True)), asyncio.create_task(work(3))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(loop.time(), tasks[0] in done, tasks[1] in done, tasks[2] in pending)
    print(repr(tasks[1].exception()))
    tasks = [asyncio.create_task(work(1)), asyncio.create_task(work(2))]
    tasks[0].cancel()
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print("a cancelled task does not count:", loop.time(), len(done))


asyncio.run(main())
