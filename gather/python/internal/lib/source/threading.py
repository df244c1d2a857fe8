import _thread
import time
from _thread import TIMEOUT_MAX, get_ident, get_native_id
from _thread import allocate_lock as Lock

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock",
    "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "local",
    "excepthook", "get_native_id",
]

__lacks__ = {
    "settrace setprofile gettrace getprofile settrace_all_threads setprofile_all_threads stack_size": "",
    "ExceptHookArgs concurrent_iterator serialize_iterator synchronized_iterator setprofile": "",
}

ThreadError = RuntimeError
_threads = {}
_made = 0


class RLock:
    def __init__(self):
        self._block = Lock()
        self._owner, self._count = None, 0

    def __repr__(self):
        state = "locked" if self._block.locked() else "unlocked"
        return f"<{state} _thread.RLock object owner={self._owner or 0} count={self._count} at {id(self):#x}>"

    def acquire(self, blocking=True, timeout=-1):
        if self._owner == get_ident():
            self._count += 1
            return True
        taken = self._block.acquire(blocking, timeout)
        if taken:
            self._owner, self._count = get_ident(), 1
        return taken

    __enter__ = acquire

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __exit__(self, t, v, tb):
        self.release()

    def locked(self):
        return self._block.locked()

    def _is_owned(self):
        return self._owner == get_ident()

    def _release_save(self):
        count, self._count, self._owner = self._count, 0, None
        self._block.release()
        return count

    def _acquire_restore(self, count):
        self._block.acquire()
        self._owner, self._count = get_ident(), count


class Condition:
    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        self.acquire, self.release = lock.acquire, lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _owned(self):
        if isinstance(self._lock, RLock):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        again = isinstance(self._lock, RLock)
        saved = self._lock._release_save() if again else self._lock.release()
        try:
            notified = waiter.acquire(timeout=-1 if timeout is None else max(timeout, 0))
            if not notified:
                self._waiters.remove(waiter)
            return notified
        finally:
            if again:
                self._lock._acquire_restore(saved)
            else:
                self._lock.acquire()

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        result = predicate()
        while not result:
            left = None
            if end is not None and (left := end - time.monotonic()) <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        for waiter in self._waiters[:n]:
            self._waiters.remove(waiter)
            waiter.release()

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not self._cond.wait_for(lambda: self._value, timeout if blocking else 0):
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition(Lock())
        self._action, self._timeout, self._parties = action, timeout, parties
        self._state = 0  # 0 filling, 1 draining, -1 resetting, -2 broken
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        at = f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: "
        return at + ("broken>" if self.broken else f"waiters={self._count}/{self._parties}>")

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._cond.wait_for(lambda: self._state not in (-1, 1))
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    try:
                        if self._action:
                            self._action()
                    except:
                        self._break()
                        raise
                    self._state = 1
                    self._cond.notify_all()
                else:
                    if not self._cond.wait_for(lambda: self._state, timeout):
                        self._break()
                        raise BrokenBarrierError
                    if self._state < 0:
                        raise BrokenBarrierError
                return index
            finally:
                self._count -= 1
                if not self._count and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._count if self._state == 0 else 0)
    broken = property(lambda self: self._state == -2)


class local:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)

    def __new__(cls, /, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_local__all", {get_ident(): {}})
        object.__setattr__(self, "_local__made", (args, kwargs))
        return self

    def _local__own(self):
        everyone = object.__getattribute__(self, "_local__all")
        own = everyone.get(get_ident())
        if own is None:
            own = everyone[get_ident()] = {}
            args, kwargs = object.__getattribute__(self, "_local__made")
            type(self).__init__(self, *args, **kwargs)
        return own

    def __getattribute__(self, name):
        own = local._local__own(self)
        if name == "__dict__":
            return own
        if name in own:
            return own[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError as error:
            if type(self) is local and error.name == name:
                error.args = f"'_thread._local' object has no attribute {name!r}",
            raise

    def __setattr__(self, name, value):
        local._local__own(self)[name] = value

    def __delattr__(self, name):
        own = local._local__own(self)
        if name not in own:
            of = "_thread._local" if type(self) is local else type(self).__name__
            raise AttributeError(f"'{of}' object has no attribute {name!r}", name=name, obj=self)
        del own[name]


class Thread:
    _daemonic = False
    _start = _thread.start_new_thread

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        global _made
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            _made += 1
            name = f"Thread-{_made}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._name = str(name)
        self._daemonic = current_thread()._daemonic if daemon is None else daemon
        self._ident = None
        self._begun = self._over = False
        self._context = context
        self._joining = []

    def __repr__(self):
        if not getattr(self, "_name", None):
            raise AssertionError("Thread.__init__() was not called")
        state = "stopped" if self._over else "started" if self._begun else "initial"
        daemon = " daemon" if self._daemonic else ""
        ident = "" if self._ident is None else f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {state}{daemon}{ident})>"

    def start(self):
        if self._begun:
            raise RuntimeError("threads can only be started once")
        self._begun = True
        self._start(self._bootstrap, ())

    def _bootstrap(self):
        self._ident = get_ident()
        _threads[self._ident] = self
        try:
            if self._context is None:
                self.run()
            else:
                self._context.run(self.run)
        except SystemExit:
            pass
        except BaseException as e:
            excepthook(_Uncaught(e, self))
        finally:
            self._over = True
            del _threads[self._ident]
            for lock in self._joining:
                lock.release()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._begun:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if not self._over:
            lock = Lock()
            lock.acquire()
            self._joining.append(lock)
            lock.acquire(timeout=-1 if timeout is None else max(timeout, 0))

    name = property(lambda self: self._name, lambda self, name: setattr(self, "_name", str(name)))
    ident = property(lambda self: self._ident)
    native_id = property(lambda self: self._ident and self._ident & 0xFFFF)

    def is_alive(self):
        return self._begun and not self._over

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._begun:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval, self.function = interval, function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        self._name, self._ident, self._begun, self._over = "MainThread", get_ident(), True, False


class _DummyThread(Thread):
    def __init__(self):
        global _made
        _made += 1
        self._name, self._ident, self._begun, self._over = f"Dummy-{_made}", get_ident(), True, False
        self._daemonic = True
        _threads[self._ident] = self


class _Uncaught:
    def __init__(self, exception, thread):
        self.exc_type, self.exc_value = type(exception), exception
        self.exc_traceback, self.thread = exception.__traceback__, thread


def excepthook(args, /):
    import sys

    print(f"Exception in thread {args.thread.name}:\n{_thread.traceback_text(args.exc_value)}", file=sys.stderr, end="")


__excepthook__ = excepthook
_main_ident = _thread.main_ident()
_main_thread = _MainThread()
_main_thread._ident = _main_ident


def current_thread():
    ident = get_ident()
    if ident == _main_ident:
        return _main_thread
    return _threads.get(ident) or _DummyThread()


def main_thread():
    return _main_thread


def enumerate():
    return [_main_thread, *_threads.values()]


def active_count():
    return 1 + len(_threads)


def currentThread():
    return current_thread()


def activeCount():
    return active_count()


_at_exit = []


def _register_atexit(func):
    _at_exit.append(func)


def _shutdown():
    while _at_exit:
        _at_exit.pop()()
    while waiting := [thread for thread in _threads.values() if not thread._daemonic]:
        waiting[0].join()


_thread.at_exit(_shutdown)
