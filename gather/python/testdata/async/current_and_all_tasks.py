import asyncio


async def child():
    await asyncio.sleep(1)


async def main():
    me = asyncio.current_task()
    print(me.get_name(), me is asyncio.current_task(), me.get_coro().__name__)
    tasks = [asyncio.create_task(child(), name=f"child {i}") for i in range(3)]
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
    others = asyncio.all_tasks() - {me}
    print(len(others), others == set(tasks))
    await asyncio.gather(*others)
    print(len(asyncio.all_tasks()), [task.done() for task in tasks])


asyncio.run(main())
