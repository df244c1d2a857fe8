# A method that is written in C names the class of its object, one that is written in Python the class that defines it.
import asyncio


class Numbers(list):
    pass


class Jobs(asyncio.Queue):
    pass


async def main():
    loop = asyncio.get_running_loop()
    print([].append.__qualname__, Numbers().append.__qualname__, Numbers.append.__qualname__, dict.fromkeys.__qualname__)
    future = loop.create_future()
    task = asyncio.create_task(asyncio.sleep(0))
    group = asyncio.gather(future)
    print(future.cancel.__qualname__, task.cancel.__qualname__, group.cancel.__qualname__)
    jobs = Jobs()
    print(jobs.put_nowait.__qualname__, jobs.put_nowait.__name__, jobs.put_nowait.__module__, type(jobs.put_nowait))
    print(jobs.put_nowait.__func__ is asyncio.Queue.put_nowait, type(loop.stop))
    for method in future.cancel, task.cancel, group.cancel, asyncio.Event().set, asyncio.Lock().release, [].clear, loop.stop:
        handle = loop.call_later(5, method)
        print(handle)
        handle.cancel()


asyncio.run(main())
