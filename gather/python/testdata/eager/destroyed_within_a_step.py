# What the first step of an eager task lets go of is destroyed there and then, within the call that starts the task.
import asyncio


async def numbers(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print("no more numbers", n)
        await asyncio.sleep(0)


async def first(n):
    async for i in numbers(n):
        break


async def fails(n):
    raise ValueError(n)


async def grouped(n):
    async with asyncio.TaskGroup() as group:
        group.create_task(first(n))
        async for i in numbers(n):
            pass


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print(await asyncio.gather(fails(1), asyncio.wait_for(grouped(3), None), asyncio.sleep(0.5), fails(2), return_exceptions=True))


asyncio.run(main())
