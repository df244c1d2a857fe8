# The frames of an eager task's first step are those of calls within shield, whose variable is the task.
import asyncio


async def fails():
    raise ValueError("v")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    try:
        await asyncio.gather(asyncio.shield(fails()), missing())
    except NameError as e:
        print(e)
    print("end of main")


asyncio.run(main())
print("after")
