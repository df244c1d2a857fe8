# An eager task that fails at once has the frame in its traceback that started it: the one that makes as_completed's iterator. So what the
# iterator has not given out is part of a cycle.
import asyncio


async def fails(n):
    raise ValueError(n)


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    try:
        async for each in asyncio.as_completed([fails(1), asyncio.wait_for(fails(2), 0), asyncio.gather(fails(3))]):
            print("completed", await each)
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(1)


asyncio.run(main())
print("end")
