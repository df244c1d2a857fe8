import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n * n


async def main():
    pending = {asyncio.create_task(work(n)) for n in (3, 1, 2)}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            print(task.result(), "and", len(pending), "to go")


asyncio.run(main())
