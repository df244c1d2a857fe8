from collections import deque
from heapq import heappop, heappush
from types import GenericAlias

from _queue import wait_forever
from _thread import allocate_lock, is_alone
from time import monotonic

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    __module__ = "_queue"


class Full(Exception):
    pass


class ShutDown(Exception):
    pass


def _wait(waiting, ready, timeout, what):
    if timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    end = None if timeout is None else monotonic() + timeout
    while not ready():
        if end is None and is_alone():
            wait_forever(what)
        lock = allocate_lock()
        lock.acquire()
        waiting.append(lock)
        if not lock.acquire(timeout=-1 if end is None else max(end - monotonic(), 0)):
            waiting.remove(lock)
            return ready()
    return True


def _wake(waiting):
    if waiting:
        waiting.pop(0).release()


def _wake_all(waiting):
    while waiting:
        _wake(waiting)


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.unfinished_tasks = 0
        self.is_shutdown = False
        self._getting, self._putting, self._joining = [], [], []

    def task_done(self):
        unfinished = self.unfinished_tasks - 1
        if unfinished < 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks = unfinished
        if not unfinished:
            _wake_all(self._joining)

    def join(self):
        _wait(self._joining, lambda: not self.unfinished_tasks, None, "queue.join()")

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        def ready():
            return self.is_shutdown or not self.full()

        if not ready() and not (block and _wait(self._putting, ready, timeout, "queue.put() of a full queue")):
            raise Full
        if self.is_shutdown:
            raise ShutDown
        self._put(item)
        self.unfinished_tasks += 1
        _wake(self._getting)

    def get(self, block=True, timeout=None):
        def ready():
            return self.is_shutdown or self._qsize()

        if not ready() and not (block and _wait(self._getting, ready, timeout, "queue.get() of an empty queue")):
            raise Empty
        if not self._qsize():
            raise ShutDown
        item = self._get()
        _wake(self._putting)
        return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def shutdown(self, immediate=False):
        self.is_shutdown = True
        if immediate:
            while self._qsize():
                self._get()
                if self.unfinished_tasks > 0:
                    self.unfinished_tasks -= 1
            _wake_all(self._joining)
        _wake_all(self._getting)
        _wake_all(self._putting)

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    __module__ = "_queue"

    def __init__(self):
        self._items, self._getting = deque(), []

    def put(self, item, block=True, timeout=None):
        self._items.append(item)
        _wake(self._getting)

    def get(self, block=True, timeout=None):
        if not self._items and not (
            block and _wait(self._getting, lambda: self._items, timeout, "queue.get() of an empty queue")
        ):
            raise Empty
        return self._items.popleft()

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)

    __class_getitem__ = classmethod(GenericAlias)
