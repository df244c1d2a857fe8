import asyncio


async def leaf():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("leaf", error.args)
        raise


async def level(n):
    try:
        await (asyncio.create_task(level(n - 1)) if n else asyncio.create_task(leaf()))
    except asyncio.CancelledError as error:
        print("level", n, error.args)
        raise


async def main():
    task = asyncio.create_task(level(2))
    await asyncio.sleep(1)
    task.cancel("from the top")
    try:
        await task
    except asyncio.CancelledError:
        print("done")


asyncio.run(main())
