# What a traceback shows of exceptions that come out of asyncio's own functions, or pass through them.
import asyncio


async def sleeper():
    await asyncio.sleep(5)


async def cancels_itself():
    async with asyncio.TaskGroup() as group:
        group.create_task(sleeper())
        await asyncio.sleep(1)
        raise asyncio.CancelledError("own")


async def timeout_around_group():
    async with asyncio.timeout(1):
        async with asyncio.TaskGroup() as group:
            group.create_task(sleeper())
            await asyncio.sleep(3)


async def interrupted():
    async with asyncio.TaskGroup():
        raise KeyboardInterrupt


async def fails():
    async with asyncio.TaskGroup() as group:
        group.create_task(sleeper())
        await asyncio.sleep(1)
        raise LookupError("body")


async def exits():
    async with asyncio.TaskGroup() as group:
        group.create_task(sleeper())
        await asyncio.sleep(1)
        raise SystemExit(3)


async def show(error):
    asyncio.get_running_loop().call_exception_handler({"message": "it was", "exception": error})


for function in (cancels_itself, timeout_around_group, interrupted, fails, exits):
    try:
        asyncio.run(function())
    except BaseException as error:
        asyncio.run(show(error))


async def waits():
    await asyncio.gather(asyncio.wait_for(asyncio.Event().wait(), 1), return_exceptions=False)


asyncio.run(waits())
