# What an uncaught exception leaves behind is told of in the order of age, if something older refers to it.
import asyncio

tasks = []


async def fails(n):
    future = asyncio.get_running_loop().create_future()
    tasks.append(future)
    future.set_exception(KeyError(n))
    await asyncio.wait_for(asyncio.sleep(9), n)


async def main():
    for n in (1, 2):
        tasks.append(asyncio.create_task(fails(n)))
    later = asyncio.create_task(fails(3))
    await asyncio.sleep(4)
    raise ValueError("main")


asyncio.run(main())
