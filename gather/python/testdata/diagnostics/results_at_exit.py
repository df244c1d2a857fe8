"""The list of a gather and that of its results are younger or older than what is in them."""

import asyncio


tasks = []


async def f0(n):
    print("got", await asyncio.wait_for(asyncio.sleep(2, "slept"), 0))


async def f1(n):
    done, pending = await asyncio.wait([asyncio.ensure_future(asyncio.sleep(0.5, "slept")), asyncio.ensure_future(f0(n + 1))], return_when=asyncio.FIRST_COMPLETED)
    for each in asyncio.as_completed([asyncio.gather(f0(8), asyncio.sleep(0.5, "slept"), asyncio.sleep(0, n)), asyncio.gather(f0(n)), asyncio.wait_for(asyncio.sleep(1), None)]):
        print("completed", await each)


async def main():
    async with asyncio.TaskGroup() as group:
        tasks.append(group.create_task(f1(0)))


asyncio.run(main())
