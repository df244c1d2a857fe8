import asyncio


async def work(name, delay):
    try:
        await asyncio.sleep(delay)
        print(name, "ends")
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise


async def main():
    group = asyncio.gather(work("a", 1), work("b", 5))
    await asyncio.sleep(2)
    print("cancel:", group.cancel("enough"), group.done(), group.cancelled())
    try:
        await group
    except asyncio.CancelledError as error:
        print("main got", repr(error))
    print(group.done(), group.cancelled(), group.cancel(), asyncio.current_task().cancelling())


asyncio.run(main())
