# The tasks that asyncio.run cancels in the end, the frame that waits for them and the exceptions that they end with refer to each other.
# What these keep is told of when CPython looks for cycles, also if nothing else refers to the tasks before.
import asyncio

tasks = []


async def never():
    pass


async def waits():
    inner = asyncio.gather(asyncio.wait_for(never(), 1), return_exceptions=True)
    await asyncio.sleep(1)
    return inner


async def main():
    tasks.append(asyncio.create_task(waits()))


asyncio.run(main())
tasks.clear()
print("end")
