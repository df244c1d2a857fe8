"""Context managers as decorators, and the abstract base classes."""
import asyncio
from contextlib import (AbstractAsyncContextManager, AbstractContextManager, AsyncContextDecorator, ContextDecorator,
                        contextmanager, nullcontext, redirect_stderr, redirect_stdout, suppress)
import io
import sys


class tracked(ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("start", self.name)
        return self

    def __exit__(self, *exc):
        print("stop", self.name, exc[0])
        return False


@tracked("f")
def f(x):
    """Doubles."""
    return 2 * x


print(f(2), f.__name__, f.__doc__, f.__wrapped__(4))


@contextmanager
def logged(level):
    """Logs."""
    print(f"[{level}")
    yield
    print(f"{level}]")


@logged("debug")
def g():
    print("g")


g()
g()
print(logged.__name__, logged.__doc__)


class atracked(AsyncContextDecorator):
    async def __aenter__(self):
        await asyncio.sleep(1)
        print("started")

    async def __aexit__(self, *exc):
        await asyncio.sleep(1)
        print("stopped")


@atracked()
async def job():
    print("job")
    return "done"


print(asyncio.run(job()))


class Managed(AbstractContextManager):
    def __exit__(self, *exc):
        return None


class Duck:
    def __enter__(self):
        pass

    def __exit__(self, *exc):
        pass


with Managed() as m:
    print(type(m).__name__)
print(isinstance(Duck(), AbstractContextManager), isinstance(3, AbstractContextManager), issubclass(Duck, AbstractAsyncContextManager))
try:
    AbstractContextManager()
except TypeError as error:
    print(error)

buffer = io.StringIO()
with redirect_stdout(buffer):
    print("hidden")
    print("also", file=sys.stdout)
with redirect_stderr(buffer):
    print("error", file=sys.stderr)
print(repr(buffer.getvalue()))

with suppress(KeyError, IndexError):
    [][0]
try:
    with suppress(ValueError):
        raise ExceptionGroup("many", [ValueError(1), KeyError(2)])
except ExceptionGroup as group:
    print(repr(group))
with suppress(ValueError, KeyError):
    raise ExceptionGroup("many", [ValueError(1), KeyError(2)])
with nullcontext() as nothing:
    print(nothing)
