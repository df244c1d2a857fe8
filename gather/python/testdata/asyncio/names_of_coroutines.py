# The names of asyncio's own coroutines and functions.
import asyncio
async def main():
    lock, cond, event, sem, q, b = asyncio.Lock(), asyncio.Condition(), asyncio.Event(), asyncio.Semaphore(), asyncio.Queue(), asyncio.Barrier(2)
    tg = asyncio.TaskGroup()
    t = asyncio.timeout(1)
    f = asyncio.get_running_loop().create_future()
    for c in (asyncio.sleep(1), asyncio.wait_for(f, 1), asyncio.wait([f]), lock.acquire(), cond.wait(), cond.wait_for(print), event.wait(), sem.acquire(), q.get(), q.put(1), q.join(), b.wait(), b.reset(), b.abort(), lock.__aenter__(), sem.__aenter__(), cond.__aenter__(), lock.__aexit__(None, None, None), tg.__aenter__(), t.__aenter__(), t.__aexit__(None, None, None), asyncio.to_thread(print), asyncio.get_running_loop().shutdown_asyncgens(), asyncio.get_running_loop().shutdown_default_executor()):
        print(c.__name__, c.__qualname__, type(c), c.cr_running)
        c.close()
    for f in (asyncio.sleep, asyncio.wait_for, asyncio.wait, asyncio.gather, asyncio.Lock.acquire, asyncio.Queue.get, asyncio.run, asyncio.to_thread, asyncio.shield, asyncio.as_completed, asyncio.create_task, asyncio.TaskGroup.create_task, asyncio.Runner.run, asyncio.timeout, asyncio.iscoroutinefunction, asyncio.Lock.__aenter__, asyncio.Condition.__aenter__):
        print(f.__name__, f.__qualname__, f.__module__)
    t = asyncio.create_task(asyncio.sleep(0))
    print(t.get_coro().__name__, t.get_coro().__qualname__)
    for c in asyncio.as_completed([t]): print(c.__qualname__, c.__name__); await c
    class A:
        def __await__(self): yield
    t = asyncio.ensure_future(A())
    print(t.get_coro().__qualname__)
asyncio.run(main())
