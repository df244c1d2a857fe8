import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "ends")
    return name


async def main():
    tasks = [asyncio.create_task(work(name, 1)) for name in "abc"]
    group = asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0.5)
    tasks[1].cancel("only b")
    print(await group, tasks[1].cancelled())
    tasks = [asyncio.create_task(work(name, 1)) for name in "xyz"]
    group = asyncio.gather(*tasks)
    await asyncio.sleep(0.5)
    tasks[0].cancel("only x")
    try:
        await group
    except Exception:
        print("never: it is not an Exception")
    except asyncio.CancelledError as error:
        print("main got", repr(error), asyncio.current_task().cancelling(), group.cancelled())
    await asyncio.sleep(1)
    print("the siblings finished")


asyncio.run(main())
