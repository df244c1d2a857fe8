import asyncio

SECONDS = [0.5, 3, 1, 1, 0.5, 2, 1, 0.5]


async def copy(number, seconds):
    await asyncio.sleep(seconds)
    return number


async def main():
    jobs = list(enumerate(SECONDS))
    for first in range(0, len(jobs), 3):
        batch = jobs[first : first + 3]
        print("copied:", await asyncio.gather(*(copy(*job) for job in batch)))


asyncio.run(main())
