import asyncio


async def waiter(name, event):
    print(name, await event.wait(), asyncio.get_running_loop().time())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "abc"]
    await asyncio.sleep(1)
    print(event.is_set())
    event.set()
    event.clear()
    print("cleared again, yet all are released", event.is_set())
    await asyncio.gather(*tasks)
    event.set()
    await waiter("late", event)


asyncio.run(main())
