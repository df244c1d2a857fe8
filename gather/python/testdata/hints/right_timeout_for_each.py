import asyncio


async def fetch(delay):
    await asyncio.sleep(delay)
    return delay


async def main():
    pages = await asyncio.gather(
        *(asyncio.wait_for(fetch(n), 3) for n in (1, 2, 9)), return_exceptions=True
    )
    print([page for page in pages if not isinstance(page, TimeoutError)])
    tasks = [asyncio.create_task(fetch(n)) for n in (1, 9)]
    done, pending = await asyncio.wait(tasks, timeout=2)
    for task in pending:
        task.cancel()
    print(len(done), len(pending))
    try:
        async with asyncio.timeout(1):
            await fetch(2)
    except TimeoutError:
        print("too slow")


asyncio.run(main())
