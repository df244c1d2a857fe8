import _thread
import threading
from concurrent.futures import _base

# What CPython counts on a computer with four processors.
_WORKERS = min(32, 4 + 4)

_executors = []
_at_end = False


class BrokenThreadPool(_base.BrokenExecutor):
    pass


class ThreadPoolExecutor(_base.Executor):
    BROKEN = BrokenThreadPool
    _made = 0
    _worker = threading.Thread

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **ctxkwargs):
        if max_workers is None:
            max_workers = _WORKERS
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if ctxkwargs:
            name = next(iter(ctxkwargs))
            raise TypeError(f"ThreadPoolExecutor.prepare_context() got an unexpected keyword argument {name!r}")
        self._max_workers = max_workers
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{ThreadPoolExecutor._made}"
            ThreadPoolExecutor._made += 1
        self._thread_name_prefix = thread_name_prefix
        self._initializer, self._initargs = initializer, initargs
        self._begin()

    def _begin(self):
        self._queue = []  # of (future, function to call)
        self._idle = []  # the locks that workers without work wait with
        self._promised = 0  # how many of the idle workers have work coming
        self._threads = []
        self._shutdown = False
        self._broken = False
        if not _executors:
            threading._register_atexit(_end)
        _executors.append(self)

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise self.BROKEN(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if _at_end:
            raise RuntimeError("cannot schedule new futures after interpreter shutdown")
        future = _base.Future()
        self._queue.append((future, lambda: fn(*args, **kwargs)))
        self._adjust()
        return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _adjust(self):
        if self._promised < len(self._idle):
            self._idle[self._promised].release()
            self._promised += 1
        elif len(self._threads) < self._max_workers:
            name = f"{self._thread_name_prefix}_{len(self._threads)}"
            thread = self._worker(name=name, target=self._work)
            self._threads.append(thread)
            thread.start()

    def _work(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException as e:
                _base._log("Exception in initializer:", e)
                self._broken = "A thread initializer failed, the thread pool is not usable anymore"
                while self._queue:
                    self._queue.pop(0)[0].set_exception(self.BROKEN(self._broken))
                return
        while True:
            if self._queue:
                future, call = self._queue.pop(0)
                if future.set_running_or_notify_cancel():
                    self._do(future, call)
                future = call = None
            elif self._shutdown or _at_end:
                return
            else:
                lock = _thread.allocate_lock()
                lock.acquire()
                self._idle.append(lock)
                lock.acquire()
                self._idle.remove(lock)
                self._promised = max(0, self._promised - 1)

    def _do(self, future, call):
        try:
            result = call()
        except BaseException as e:
            future.set_exception(e)
        else:
            future.set_result(result)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            for future, _ in self._queue:
                future.cancel()
            self._queue.clear()
        for lock in self._idle[self._promised:]:
            lock.release()
        self._promised = len(self._idle)
        if wait:
            for thread in self._threads:
                thread.join()

    shutdown.__doc__ = _base.Executor.shutdown.__doc__


def _end():
    global _at_end
    _at_end = True
    for executor in _executors:
        ThreadPoolExecutor.shutdown(executor)
