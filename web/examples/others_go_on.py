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
        await asyncio.gather(
            print_sheet(1, 1),
            jam(1.5),
            print_sheet(2, 2.5),
        )
    except RuntimeError as error:
        print("caught:", error)
    await asyncio.sleep(2)
    print("main is done")


asyncio.run(main())
