import asyncio


async def work(delay):
    await asyncio.sleep(delay)


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 2)]
    tasks[1].cancel()
    await asyncio.gather(*tasks)


asyncio.run(main())
