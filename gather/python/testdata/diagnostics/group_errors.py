import asyncio


async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(n)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(1))
            group.create_task(fails(1))
            kept = group.create_task(fails(5))
    except* ValueError as errors:
        print(len(errors.exceptions), kept)
    results = await asyncio.gather(fails(1), fails(2), return_exceptions=True)
    print(results)
    for future in asyncio.as_completed([fails(1), fails(2)]):
        try:
            await future
        except ValueError as error:
            print("completed", error)
            break
    await asyncio.sleep(5)
    print("the second was reported when its iterator had it no more")


asyncio.run(main())
