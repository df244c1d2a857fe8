import asyncio


async def work():
    return 1


coroutine = work()
attempts = [
    lambda: asyncio.get_running_loop(),
    lambda: asyncio.get_event_loop(),
    lambda: asyncio.create_task(coroutine),
    lambda: asyncio.ensure_future(coroutine),
    lambda: asyncio.gather(coroutine),
    lambda: asyncio.gather(),
    lambda: asyncio.current_task(),
    lambda: asyncio.all_tasks(),
    lambda: asyncio.Future(),
    lambda: asyncio.shield(coroutine),
]
for attempt in attempts:
    try:
        print(attempt())
    except RuntimeError as error:
        print(error)
print(asyncio.run(coroutine))
