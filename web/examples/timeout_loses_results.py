import asyncio


async def count_votes(village, votes, seconds):
    await asyncio.sleep(seconds)
    print(f"{village}: {votes}")
    return votes


async def main():
    try:
        async with asyncio.timeout(2):
            votes = await asyncio.gather(
                count_votes("Ash", 120, 0.5),
                count_votes("Birch", 340, 1),
                count_votes("Cedar", 90, 3),
            )
            print("sum:", sum(votes))
    except TimeoutError:
        print("no sum")


asyncio.run(main())
