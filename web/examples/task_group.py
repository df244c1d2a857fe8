import asyncio


async def print_sheet(number, seconds):
    await asyncio.sleep(seconds)
    print(f"sheet {number} is printed")
    return number


async def jam(seconds):
    await asyncio.sleep(seconds)
    raise RuntimeError("paper jam")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(print_sheet(1, 1))
            group.create_task(jam(1.5))
            group.create_task(print_sheet(2, 2.5))
    except* RuntimeError as errors:
        print("caught:", errors.exceptions)
    await asyncio.sleep(2)
    print("main is done")


asyncio.run(main())
