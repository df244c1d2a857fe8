import asyncio


async def work():
    await asyncio.sleep(2)
    raise ValueError("after everybody left")


async def main():
    task = asyncio.create_task(work())
    try:
        await asyncio.wait_for(asyncio.shield(task), 1)
    except TimeoutError:
        print("gave up")
    try:
        await task
    except ValueError as error:
        print("handled:", error)


asyncio.run(main())
