import asyncio


async def count_votes(village, votes, seconds):
    await asyncio.sleep(seconds)
    print(f"{village}: {votes}")
    return votes


async def main():
    counts = [
        asyncio.create_task(count_votes("Ash", 120, 0.5)),
        asyncio.create_task(count_votes("Birch", 340, 1)),
        asyncio.create_task(count_votes("Cedar", 90, 3)),
    ]
    done, pending = await asyncio.wait(counts, timeout=2)
    print("sum so far:", sum(count.result() for count in done))
    print("still counting:", len(pending))


asyncio.run(main())
