import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    group = asyncio.gather(work(1), work(2))
    try:
        asyncio.create_task(group)
    except TypeError as error:
        print(error)
    print(asyncio.ensure_future(group) is group, await group)

    async def together():
        return await asyncio.gather(work(1), work(2))

    task = asyncio.create_task(together(), name="together")
    print(task.get_name(), await task)


asyncio.run(main())
