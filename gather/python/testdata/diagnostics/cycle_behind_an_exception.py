"""A cycle that a dropped exception leads to, without being part of it, keeps a queue alive, and a task in it."""

import asyncio


async def leave_sleepers():
    asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))


async def fail():
    try:
        async for each in asyncio.as_completed([asyncio.sleep(1)]):
            pass
    except BaseException as error:
        raise ValueError("again") from error


async def limited():
    await asyncio.wait_for(fail(), 1)


async def collect():
    children = [limited(), asyncio.create_task(asyncio.sleep(2)), asyncio.shield(leave_sleepers())]
    for each in asyncio.as_completed(children, timeout=1.5):
        await each


async def main():
    try:
        await asyncio.wait_for(asyncio.gather(leave_sleepers(), collect(), fail(), return_exceptions=True), 1)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
print("over")
