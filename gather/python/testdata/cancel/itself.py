import asyncio


async def then_sleeps():
    asyncio.current_task().cancel("self")
    print("goes on until it suspends")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as error:
        return repr(error)


async def then_awaits_a_future():
    asyncio.current_task().cancel("self")
    future = asyncio.get_running_loop().create_future()
    try:
        await future
    finally:
        print("future cancelled:", future.cancelled())


async def then_returns():
    asyncio.current_task().cancel("self")
    return "lost"


async def then_raises():
    asyncio.current_task().cancel("self")
    raise ValueError("wins")


async def then_awaits_something_done():
    future = asyncio.get_running_loop().create_future()
    future.set_result("done")
    asyncio.current_task().cancel("self")
    print(await future, "passes through")
    await asyncio.sleep(0)


async def main():
    for work in (then_sleeps, then_awaits_a_future, then_returns, then_raises, then_awaits_something_done):
        task = asyncio.create_task(work())
        print(work.__name__, await asyncio.gather(task, return_exceptions=True), task.cancelled(), task.cancelling())


asyncio.run(main())
