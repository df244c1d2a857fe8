"""What goes wrong with context managers made of generators."""
from contextlib import contextmanager, asynccontextmanager, nullcontext, ExitStack, AsyncExitStack
import asyncio


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def swallow(*kinds):
    try:
        yield
    except kinds as error:
        print("swallowed", repr(error))


@contextmanager
def again():
    try:
        yield
    except KeyError:
        yield "again"


@contextmanager
def translate():
    try:
        yield
    except KeyError as error:
        raise LookupError("translated") from error


@contextmanager
def stops():
    yield


@asynccontextmanager
async def anever():
    if False:
        yield


@asynccontextmanager
async def atwice():
    yield 1
    yield 2


def attempt(manager, error=None):
    try:
        with manager as value:
            print("inside", value)
            if error is not None:
                raise error
    except BaseException as caught:
        print(type(caught).__name__, caught, "from", repr(caught.__cause__), "in", repr(caught.__context__))
    else:
        print("fine")


attempt(never())
attempt(twice())
attempt(swallow(KeyError, ValueError), ValueError("v"))
attempt(swallow(KeyError), ValueError("v"))
attempt(again(), KeyError("k"))
attempt(translate(), KeyError("k"))
attempt(stops(), StopIteration("s"))
attempt(stops(), RuntimeError("r"))
attempt(nullcontext(5))
attempt(stops(), GeneratorExit())


class Wrong:
    pass


for stack, method in ((ExitStack(), "enter_context"), (ExitStack(), "push")):
    try:
        print(getattr(stack, method)(Wrong()).__class__)
        stack.close()
    except TypeError as error:
        print(error)


async def aattempt(manager, error=None):
    try:
        async with manager as value:
            print("inside", value)
            if error is not None:
                raise error("x")
    except BaseException as caught:
        print(type(caught).__name__, caught)


async def main():
    await aattempt(anever())
    await aattempt(atwice())
    await aattempt(atwice(), KeyError)
    await aattempt(atwice(), StopAsyncIteration)
    await aattempt(nullcontext("both"))
    try:
        await AsyncExitStack().enter_async_context(nullcontext)
    except TypeError as error:
        print(error)
    try:
        await AsyncExitStack().enter_async_context(Wrong())
    except TypeError as error:
        print(error)


asyncio.run(main())
try:
    with Wrong():
        pass
except TypeError as error:
    print(error)
reused = stops()
with reused:
    pass
try:
    with reused:
        pass
except AttributeError as error:
    print(error)
