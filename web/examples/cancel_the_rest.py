import asyncio


async def search(room, seconds):
    await asyncio.sleep(seconds)
    return f"nothing in the {room}"


async def fall_asleep(seconds):
    await asyncio.sleep(seconds)
    raise RuntimeError("too tired")


async def main():
    tasks = [
        asyncio.create_task(search("attic", 3)),
        asyncio.create_task(search("cellar", 1)),
        asyncio.create_task(fall_asleep(1.5)),
    ]
    try:
        await asyncio.gather(*tasks)
    except RuntimeError as error:
        print("caught:", error)
        for task in tasks:
            task.cancel()
    await asyncio.sleep(0.5)
    print("cancelled:", [task.cancelled() for task in tasks])


asyncio.run(main())
