"""A stack of things to close, in the opposite order."""
import asyncio
from contextlib import AsyncExitStack, ExitStack, closing, aclosing, suppress, contextmanager, asynccontextmanager


@contextmanager
def step(name, swallow=()):
    print("enter", name)
    try:
        yield name
    except swallow as error:
        print(name, "swallows", repr(error))
    finally:
        print("exit", name)


@asynccontextmanager
async def astep(name):
    await asyncio.sleep(0.1)
    print("aenter", name)
    yield name
    await asyncio.sleep(0.1)
    print("aexit", name)


class Door:
    def close(self):
        print("door closed")

    async def aclose(self):
        await asyncio.sleep(0.1)
        print("gate closed")


with ExitStack() as stack:
    names = [stack.enter_context(step(n)) for n in "abc"]
    stack.callback(print, "callback", sep="-", end="!\n")
    print(names)

with ExitStack() as stack:
    stack.enter_context(step("outer", KeyError))
    stack.enter_context(step("inner"))
    raise KeyError("gone")
print("after")

with ExitStack() as stack:
    stack.enter_context(step("kept"))
    later = stack.pop_all()
print("not closed yet")
later.close()


def first(kind, error, traceback):
    print("first", kind, error)
    return True


def second(kind, error, traceback):
    print("second", kind.__name__, error)
    raise LookupError("second") from None


try:
    with ExitStack() as stack:
        stack.push(lambda kind, error, traceback: print("outermost sees", repr(error)))
        stack.push(second)
        raise ValueError("body")
except LookupError as error:
    print("got", repr(error), repr(error.__context__), error.__suppress_context__)

with ExitStack() as stack:
    stack.push(first)

    @stack.callback
    def last():
        print("last")
        raise OSError("in callback")

try:
    with ExitStack() as stack:
        for n in range(3):
            @stack.callback
            def fail(n=n):
                raise RuntimeError(f"callback {n}")
        1 / 0
except RuntimeError as error:
    while error is not None:
        print(repr(error))
        error = error.__context__

with closing(Door()) as door, suppress(ZeroDivisionError):
    1 / 0


async def main():
    start = asyncio.get_running_loop().time()
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(astep("one"))
        stack.enter_context(step("two"))
        stack.push_async_callback(asyncio.sleep, 0.5)
        await stack.enter_async_context(aclosing(Door()))

        async def report(kind, error, traceback):
            await asyncio.sleep(0)
            print("reported", repr(error))
            return True

        stack.push_async_exit(report)
        raise TimeoutError("late")
    print(f"{asyncio.get_running_loop().time() - start:.1f}")
    stack = AsyncExitStack()
    async with stack:
        stack.push_async_callback(asyncio.sleep, 1)
        kept = stack.pop_all()
    await kept.aclose()
    print(f"{asyncio.get_running_loop().time() - start:.1f}")


asyncio.run(main())
