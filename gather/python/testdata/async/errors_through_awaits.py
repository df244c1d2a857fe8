import asyncio


async def leaf():
    await asyncio.sleep(1)
    raise KeyError("deep")


async def middle():
    try:
        await leaf()
    finally:
        print("middle cleans up")


async def main():
    try:
        await middle()
    except KeyError as error:
        print("caught", repr(error))
    task = asyncio.create_task(middle())
    try:
        raise ValueError("first")
    except ValueError:
        try:
            await task
        except KeyError as error:
            print("context", repr(error.__context__))
    await middle()


asyncio.run(main())
