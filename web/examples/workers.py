import asyncio

SECONDS = [0.5, 3, 1, 1, 0.5, 2, 1, 0.5]


async def worker(name, jobs):
    while not jobs.empty():
        number, seconds = jobs.get_nowait()
        await asyncio.sleep(seconds)
        print(f"{name} has copied {number}")


async def main():
    jobs = asyncio.Queue()
    for job in enumerate(SECONDS):
        jobs.put_nowait(job)
    await asyncio.gather(*(worker(name, jobs) for name in ("Ida", "Jon", "Kim")))


asyncio.run(main())
