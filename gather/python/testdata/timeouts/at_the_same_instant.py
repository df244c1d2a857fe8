import asyncio


async def attempt(name, awaitable, timeout):
    try:
        print(name, "->", await asyncio.wait_for(awaitable, timeout))
    except TimeoutError:
        print(name, "-> timeout")


async def main():
    loop = asyncio.get_running_loop()
    await attempt("sleep(1) within 1", asyncio.sleep(1, "slept"), 1)
    future = loop.create_future()
    loop.call_later(1, future.set_result, "set in time")
    await attempt("future set at the deadline", future, 1)
    task = asyncio.create_task(asyncio.sleep(1, "slept"))
    await asyncio.sleep(0)
    await attempt("task ending at the deadline", task, 1)
    print(task.cancelled())
    await attempt("just in time", asyncio.sleep(0.999999999, "slept"), 1)


asyncio.run(main())
