import asyncio
import asyncio.events
import asyncio.tasks as tasks
from asyncio import exceptions, futures, locks, queues, runners, taskgroups, threads, timeouts
from asyncio.base_events import BaseEventLoop
from asyncio.coroutines import iscoroutine
from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio.queues import Queue, QueueShutDown

print(exceptions.CancelledError is asyncio.CancelledError, CancelledError is exceptions.CancelledError)
print(exceptions.TimeoutError is TimeoutError, asyncio.TimeoutError is TimeoutError)
print(futures.Future is asyncio.Future, futures.isfuture is asyncio.isfuture, futures.wrap_future is asyncio.wrap_future)
print(tasks.Task is asyncio.Task, tasks.gather is asyncio.gather, tasks.FIRST_COMPLETED)
print(locks.Lock is asyncio.Lock, locks.Barrier is asyncio.Barrier, queues.PriorityQueue is asyncio.PriorityQueue)
print(runners.run is asyncio.run, taskgroups.TaskGroup is asyncio.TaskGroup, timeouts.timeout is asyncio.timeout)
print(threads.to_thread is asyncio.to_thread, asyncio.events.get_running_loop is asyncio.get_running_loop)
print(issubclass(asyncio.EventLoop, BaseEventLoop), issubclass(asyncio.EventLoop, asyncio.AbstractEventLoop))
print(InvalidStateError, QueueShutDown, Queue, asyncio.Runner, asyncio.EventLoop)
print(asyncio.CancelledError.__mro__[1], issubclass(asyncio.InvalidStateError, Exception))
print(asyncio.SelectorEventLoop is asyncio.EventLoop)


async def nothing():
    pass


coro = nothing()
print(iscoroutine(coro), iscoroutine(nothing), iscoroutine(5))
coro.close()
