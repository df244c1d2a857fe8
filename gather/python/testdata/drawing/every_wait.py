"""A lane for each thing that a task can wait for, but threads."""
import asyncio


async def child():
    await asyncio.sleep(1)


async def for_task(task):
    await task


async def for_shield(task):
    await asyncio.shield(task)


async def for_lock(lock):
    async with lock:
        await asyncio.sleep(0.5)


async def for_semaphore(semaphore):
    async with semaphore:
        await asyncio.sleep(0.5)


async def for_event(event):
    await event.wait()


async def for_condition(condition):
    async with condition:
        await condition.wait()


async def for_barrier(barrier):
    await barrier.wait()


async def for_get(queue):
    return await queue.get()


async def for_put(queue):
    await queue.put("second")


async def for_join(queue):
    await queue.join()


async def for_turn():
    await asyncio.sleep(0)


async def for_future(future):
    return await future


async def for_timeout():
    async with asyncio.timeout(0.8):
        await asyncio.sleep(2)


async def main():
    lock, semaphore, event = asyncio.Lock(), asyncio.Semaphore(1), asyncio.Event()
    condition, barrier, empty, full = asyncio.Condition(), asyncio.Barrier(2), asyncio.Queue(), asyncio.Queue(1)
    future = asyncio.get_running_loop().create_future()
    full.put_nowait("first")
    task = asyncio.create_task(child())
    waiting = asyncio.gather(
        for_task(task),
        for_shield(task),
        for_lock(lock),
        for_lock(lock),
        for_semaphore(semaphore),
        for_semaphore(semaphore),
        for_event(event),
        for_condition(condition),
        for_barrier(barrier),
        for_get(empty),
        for_put(full),
        for_join(full),
        for_turn(),
        for_future(future),
        for_timeout(),
        return_exceptions=True,
    )
    await asyncio.sleep(0.9)
    event.set()
    async with condition:
        condition.notify_all()
    await barrier.wait()
    empty.put_nowait("sent")
    print(full.get_nowait())
    await asyncio.sleep(0.1)
    print(full.get_nowait())
    full.task_done()
    full.task_done()
    future.set_result("done")
    print(await waiting)


asyncio.run(main())
