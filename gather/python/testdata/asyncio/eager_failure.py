import asyncio


async def fails():
    raise ValueError("at once")


async def main():
    task = asyncio.create_task(fails(), eager_start=True)
    print(task.done(), repr(task.exception()))
    results = await asyncio.gather(asyncio.Task(fails(), eager_start=True, loop=asyncio.get_running_loop()), return_exceptions=True)
    print(results)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(), eager_start=True)
            print("the body goes on")
            await asyncio.sleep(1)
            print("not here")
    except* ValueError as e:
        print(e.exceptions)


asyncio.run(main())
