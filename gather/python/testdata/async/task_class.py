import asyncio
from asyncio import CancelledError, Future, Task, TimeoutError, exceptions


async def work():
    await asyncio.sleep(1)
    return "worked"


async def main():
    task = Task(work(), name="by hand")
    print(isinstance(task, Future), task.get_name(), await task)
    loop = asyncio.get_running_loop()
    print(await loop.create_task(work(), name="by the loop"))
    print(exceptions.TimeoutError is TimeoutError, exceptions.CancelledError is CancelledError, TimeoutError.__name__)
    print(CancelledError.__module__, asyncio.InvalidStateError.__module__, asyncio.Task.__name__)


asyncio.run(main())
