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


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print(await asyncio.gather(fails(1), first(3), asyncio.sleep(0.5), fails(2), return_exceptions=True))
    async with asyncio.TaskGroup() as group:
        group.create_task(first(2))
        async for i in numbers(3):
            pass
    print(await asyncio.wait_for(first(4), 1))


asyncio.run(main())
