# Which exception is the context of one that passes through generators and builtin functions on its way.
def contexts(error):
    found = []
    while error := error.__context__:
        found.append(repr(error))
    return found


def inner():
    try:
        yield 1
    except ValueError:
        yield 2


def outer():
    yield from inner()


def outer_in_except():
    try:
        1 / 0
    except ZeroDivisionError:
        yield from inner()


def throw_twice(function, label, second=KeyError):
    generator = function()
    next(generator)
    try:
        generator.throw(ValueError("first"))
        generator.throw(second)
    except KeyError as error:
        print(label, repr(error), contexts(error))


for function in (inner, outer, outer_in_except):
    throw_twice(function, function.__name__)
    throw_twice(function, "an instance", KeyError("made"))
    try:
        raise TypeError("handled by the caller")
    except TypeError:
        throw_twice(function, "in an except clause")
known = KeyError("known")
known.__context__ = OSError()
throw_twice(outer, "with a context", known)


def nested():
    try:
        yield 1
    except ValueError:
        yield from inner()


generator = nested()
next(generator)
print(generator.throw(ValueError("A")), generator.throw(ValueError("B")))
try:
    generator.throw(KeyError("C"))
except KeyError as error:
    print(contexts(error))


def raises(x):
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError(x)


class Compares:
    def __lt__(self, other):
        raises(1)

    def __str__(self):
        return raises(2)


calls = {
    "key": lambda: sorted([1], key=raises),
    "comparison": lambda: sorted([Compares(), Compares()]),
    "map": lambda: list(map(raises, [1])),
    "sum": lambda: sum(raises(x) for x in [1]),
    "str": lambda: f"{Compares()}",
    "next": lambda: next(raises(x) for x in [1]),
    "call": lambda: raises(1),
}
for name, call in calls.items():
    try:
        try:
            raise TypeError("outside")
        except TypeError:
            call()
    except KeyError as error:
        print(name, contexts(error))
    try:
        try:
            raise TypeError("outside")
        except TypeError:
            int("no number")
    except ValueError as error:
        print(contexts(error))


def answers():
    try:
        yield 1
    except ValueError as error:
        raise RuntimeError("answer") from None


def delegates():
    try:
        raise LookupError("own")
    except LookupError:
        yield from answers()


generator = delegates()
next(generator)
try:
    generator.throw(ValueError("thrown"))
except RuntimeError as error:
    print(repr(error), contexts(error), error.__suppress_context__)


import asyncio


async def sleeps():
    await asyncio.sleep(5)


async def handles():
    try:
        raise LookupError("being handled")
    except LookupError:
        await sleeps()


async def fails():
    raise OSError("failed")


async def main():
    task = asyncio.create_task(handles())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", contexts(error))
    failed = asyncio.create_task(fails())
    await asyncio.sleep(1)
    try:
        try:
            raise LookupError("meanwhile")
        except LookupError:
            failed.result()
    except OSError as error:
        print("result", contexts(error))
    try:
        try:
            raise LookupError("later")
        except LookupError:
            await failed
    except OSError as error:
        print("await", contexts(error))


asyncio.run(main())
