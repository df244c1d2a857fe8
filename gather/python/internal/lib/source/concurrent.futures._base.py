import _thread
import time

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_SHOWN = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}


class Error(Exception):
    pass


class CancelledError(Error):
    pass


TimeoutError = TimeoutError


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    def __init__(self):
        self._state = PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []
        self._waiting = []  # what is called when it is done, before the callbacks

    def _is_over(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def _tell(self):
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done(self)
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception as e:
            _log(f"exception calling callback for {self!r}", e)

    def _wait(self, timeout):
        lock = _thread.allocate_lock()
        lock.acquire()
        done = lambda _: lock.release()
        self._waiting.append(done)
        if not lock.acquire(timeout=-1 if timeout is None else max(timeout, 0)):
            self._waiting.remove(done)

    def __repr__(self):
        if self._state == FINISHED:
            if self._exception:
                outcome = f" raised {self._exception.__class__.__name__}"
            else:
                outcome = f" returned {self._result.__class__.__name__}"
        else:
            outcome = ""
        return f"<{self.__class__.__name__} at {id(self):#x} state={_SHOWN[self._state]}{outcome}>"

    def cancel(self):
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state == PENDING:
            self._state = CANCELLED
            self._tell()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._is_over()

    def _outcome(self):
        if self._exception is None:
            return self._result
        try:
            raise self._exception
        finally:
            self = None

    def add_done_callback(self, fn):
        if self._is_over():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def _await(self, timeout):
        if not self._is_over():
            self._wait(timeout)
        if self.cancelled():
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            self._await(timeout)
            return self._outcome()
        finally:
            self = None

    def exception(self, timeout=None):
        self._await(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == CANCELLED:
            self._state = CANCELLED_AND_NOTIFIED
            return False
        if self._state == PENDING:
            self._state = RUNNING
            return True
        _log(f"Future {id(self)} in unexpected state: {self._state}", None)
        raise RuntimeError("Future in unexpected state")

    def _check(self):
        if self._is_over():
            raise InvalidStateError(f"{self._state}: {self!r}")

    def set_result(self, result):
        self._check()
        self._state, self._result = FINISHED, result
        self._tell()

    def set_exception(self, exception):
        self._check()
        self._state, self._exception = FINISHED, exception
        self._tell()


def _log(message, exception):
    import sys

    logging = sys.modules.get("logging")
    if logging is not None:
        logging.getLogger("concurrent.futures").error(message, exc_info=exception)
    else:
        sys.stderr.write(message + "\n" + ("" if exception is None else _thread.traceback_text(exception)))


class DoneAndNotDoneFutures(tuple):
    __slots__ = ()
    _fields = ("done", "not_done")

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self.done!r}, not_done={self.not_done!r})"


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = dict.fromkeys(fs)
    pending = [f for f in fs if not f._is_over()]

    def enough():
        if return_when == FIRST_COMPLETED:
            return len(pending) < len(fs)
        if return_when == FIRST_EXCEPTION and any(f._state == FINISHED and f._exception for f in fs):
            return True
        return not pending

    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED) and pending:
        raise ValueError(f"Invalid return condition: {return_when!r}")
    if not enough():
        lock = _thread.allocate_lock()
        lock.acquire()

        def done(f):
            pending.remove(f)
            if enough() and lock.locked():
                lock.release()

        watched = list(pending)
        for f in watched:
            f._waiting.append(done)
        lock.acquire(timeout=-1 if timeout is None else max(timeout, 0))
        for f in watched:
            if done in f._waiting:
                f._waiting.remove(done)
    done = {f for f in fs if f._is_over()}
    return DoneAndNotDoneFutures(done, set(fs) - done)


def as_completed(fs, timeout=None):
    end = None if timeout is None else timeout + time.monotonic()
    fs = dict.fromkeys(fs)
    total = len(fs)
    finished = [f for f in fs if f._is_over()]
    pending = [f for f in fs if not f._is_over()]
    lock = _thread.allocate_lock()

    def done(f):
        finished.append(f)
        if lock.locked():
            lock.release()

    for f in pending:
        f._waiting.append(done)
    try:
        for left in range(total, 0, -1):
            if not finished:
                limit = -1
                if end is not None and (limit := end - time.monotonic()) < 0:
                    raise TimeoutError(f"{left} (of {total}) futures unfinished")
                lock.acquire(False)
                if not lock.acquire(timeout=limit):
                    raise TimeoutError(f"{left} (of {total}) futures unfinished")
            yield finished.pop(0)
    finally:
        for f in pending:
            if done in f._waiting:
                f._waiting.remove(done)


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError("buffersize must be an integer or None")
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")
        end = None if timeout is None else timeout + time.monotonic()
        calls = zip(*iterables)
        if buffersize is None:
            futures = [self.submit(fn, *args) for args in calls]
        else:
            futures = [self.submit(fn, *args) for _, args in zip(range(buffersize), calls)]

        def results():
            try:
                while futures:
                    if buffersize is not None and (args := next(calls, None)) is not None:
                        futures.append(self.submit(fn, *args))
                    limit = None if end is None else end - time.monotonic()
                    yield _result_or_cancel(futures.pop(0), limit)
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
