import asyncio


async def work(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError("two")
    return n


async def main():
    tasks = [asyncio.create_task(work(n), name=f"w{n}") for n in (3, 1, 2)]
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), done == set(tasks), pending == set(), asyncio.get_running_loop().time())
    for task in sorted(done, key=lambda task: task.get_name()):
        print(task.get_name(), repr(task.exception()) if task.exception() else task.result())


asyncio.run(main())
