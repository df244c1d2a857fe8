import asyncio

done = 0


async def scan(page, seconds):
    await asyncio.sleep(seconds)
    return f"page {page}"


async def counted(job, total):
    global done
    result = await job
    done += 1
    print(f"{done} of {total}")
    return result


async def main():
    jobs = [scan(1, 1.5), scan(2, 0.5), scan(3, 2), scan(4, 1)]
    pages = await asyncio.gather(*(counted(job, len(jobs)) for job in jobs))
    print(pages)


asyncio.run(main())
