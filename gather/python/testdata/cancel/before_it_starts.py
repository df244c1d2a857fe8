import asyncio


async def work():
    try:
        print("never: the body does not run at all")
    finally:
        print("not even this")


async def main():
    task = asyncio.create_task(work())
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", repr(error), task.cancelled())
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
