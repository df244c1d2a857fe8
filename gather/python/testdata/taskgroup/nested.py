import asyncio


async def fails(delay, error):
    await asyncio.sleep(delay)
    raise error


async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(fails(1, ValueError("deep")))
        group.create_task(fails(1, TypeError("deep too")))


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(inner())
            group.create_task(asyncio.sleep(10))
    except* ValueError as errors:
        print("values", repr(errors))
    except* TypeError as errors:
        print("types", repr(errors))


asyncio.run(main())
