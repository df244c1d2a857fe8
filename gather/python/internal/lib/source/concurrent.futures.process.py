import _thread
import threading
from copy import deepcopy
from concurrent.futures import _base
from concurrent.futures.thread import ThreadPoolExecutor as _ThreadPoolExecutor

_WORKERS = 4  # as many as there are processors


class BrokenProcessPool(_base.BrokenExecutor):
    pass


class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _Process(threading.Thread):
    _start = _thread.start_process


class ProcessPoolExecutor(_base.Executor):
    BROKEN = BrokenProcessPool
    _worker = _Process

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = _WORKERS
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
        self._max_workers, self._thread_name_prefix = max_workers, "Process"
        self._initializer, self._initargs = initializer, initargs
        _ThreadPoolExecutor._begin(self)

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenProcessPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = _base.Future()
        self._queue.append((future, _Call(fn, args, kwargs)))
        _ThreadPoolExecutor._adjust(self)
        return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        return super().map(fn, *iterables, timeout=timeout, buffersize=buffersize)

    map.__doc__ = _base.Executor.map.__doc__

    _work = _ThreadPoolExecutor._work
    shutdown = _ThreadPoolExecutor.shutdown

    def _do(self, future, call):
        try:
            result = deepcopy(call())
        except BaseException as e:
            e.__cause__ = _RemoteTraceback(f'\n"""\n{_thread.traceback_text(e)}"""')
            future.set_exception(e.with_traceback(None))
        else:
            future.set_result(result)


class _Call:
    def __init__(self, fn, args, kwargs):
        self.fn, self.args, self.kwargs = fn, args, kwargs
        _thread.check_sendable(fn)

    def __call__(self):
        fn, args, kwargs = deepcopy((self.fn, self.args, self.kwargs))
        return fn(*args, **kwargs)
