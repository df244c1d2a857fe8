import asyncio
import traceback


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("no more:", self.name)


def failing(name):
    kept = Noted(name)
    raise ValueError(name)


def failed(name):
    try:
        failing(name)
    except ValueError as e:
        return e


def followed():
    try:
        failing("context")
    except ValueError as e:
        kept = Noted("new traceback")
        raise KeyError from e


try:
    followed()
except KeyError as e:
    error = e
error.__context__ = None
print("without context")
error.__cause__ = None
print("without cause")
error = error.with_traceback(None)
print("without traceback")
error.__traceback__ = failed("other traceback").__traceback__
traceback.clear_frames(error.__traceback__)
print("with cleared frames")
error.args = (Noted("first argument"), Noted("second argument"))
error.args = ()
print("without arguments")
end = StopIteration(Noted("value"))
end.value = None
end.args = ()
print("without value")

try:
    raise error from failed("cause")
except KeyError:
    print("raised")
try:
    raise error from None
except KeyError:
    print("raised from None")
for name in "first handled", "second handled":
    try:
        try:
            failing(name)
        except ValueError:
            raise error
    except KeyError:
        print("raised while one was handled")
del error


async def returns_its_error():
    kept = Noted("a task's variable")
    try:
        raise ValueError
    except ValueError as e:
        return e


async def main():
    task = asyncio.create_task(returns_its_error())
    result = await task
    del task
    print("task gone")
    result.__traceback__ = None
    print("traceback gone")


asyncio.run(main())
