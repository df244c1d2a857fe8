import asyncio


async def fails(name, delay):
    await asyncio.sleep(delay)
    raise ValueError(name)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fails("a", 1))
        group.create_task(fails("b", 1))


asyncio.run(main())
