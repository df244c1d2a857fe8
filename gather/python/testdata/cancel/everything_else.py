import asyncio


async def work(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    for name in "abc":
        asyncio.create_task(work(name), name=name)
    await asyncio.sleep(1)
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    print(await asyncio.gather(*others, return_exceptions=True))
    print(len(asyncio.all_tasks()))


asyncio.run(main())
