import asyncio


async def work():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("child cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work())
            await asyncio.sleep(1)
            raise KeyError("in the body")
    except ExceptionGroup as errors:
        print(errors.message, errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work())
            raise KeyError("before the child starts")
    except ExceptionGroup as errors:
        print(errors.exceptions, errors.__context__)


asyncio.run(main())
