import asyncio


async def work():
    pass


async def main():
    coroutine = work()
    task = asyncio.create_task(work())
    for wrong in ([coroutine], coroutine, task, [], 5):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    try:
        await asyncio.wait([task], return_when="SOME_DAY")
    except ValueError as error:
        print(error)
    done, pending = await asyncio.wait(t for t in [task, task])
    print(len(done), len(pending), asyncio.FIRST_COMPLETED, asyncio.ALL_COMPLETED)
    await coroutine


asyncio.run(main())
