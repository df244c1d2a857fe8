import asyncio


async def look_up(library, seconds):
    await asyncio.sleep(seconds)
    return f"the {library} library has it"


async def main():
    asked = [
        asyncio.create_task(look_up("city", 2)),
        asyncio.create_task(look_up("school", 1)),
        asyncio.create_task(look_up("state", 3)),
    ]
    done, _ = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
    for task in asked:
        if task in done:
            print(task.result())
        else:
            task.cancel()


asyncio.run(main())
