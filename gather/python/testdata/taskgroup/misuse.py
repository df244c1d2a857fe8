import asyncio


async def work():
    await asyncio.sleep(1)


async def main():
    group = asyncio.TaskGroup()
    try:
        group.create_task(work())
    except RuntimeError as error:
        print(str(error).split(" <")[0], str(error).split("> ")[-1])
    async with group:
        child = group.create_task(work())
    try:
        group.create_task(work())
    except RuntimeError as error:
        print(str(error).split("> ")[-1])
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(str(error).split("> ")[-1])
    async with asyncio.TaskGroup() as group:
        child = group.create_task(work())
        await asyncio.sleep(0)
        child.cancel()
    print("a cancelled child is no error", child.cancelled())


asyncio.run(main())
