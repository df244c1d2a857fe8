import asyncio


async def dig(hole, seconds):
    await asyncio.sleep(seconds)
    return f"hole {hole}"


async def hit_rock(hole, seconds):
    await asyncio.sleep(seconds)
    raise RuntimeError(f"rock in hole {hole}")


async def main():
    tasks = [
        asyncio.create_task(dig(1, 1)),
        asyncio.create_task(hit_rock(2, 1.5)),
        asyncio.create_task(dig(3, 2.5)),
    ]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in tasks:
        if task in pending:
            print("still digging")
        else:
            print(task.exception() or task.result())
    await asyncio.wait(pending)


asyncio.run(main())
