"""Each way to take a step of an asynchronous generator, in each of its states, driven in each way."""

import io
import re
import sys
import warnings

warnings.simplefilter("ignore")


class Pause:
    def __await__(self):
        return (yield "paused")


async def numbers():
    try:
        got = yield 1
        got = await Pause()
        yield got
    except ValueError:
        await Pause()
        yield "handled"
    finally:
        await Pause()


def outcome(act):
    try:
        return act()
    except StopIteration as stop:
        return f"returns {stop.value!r}"
    except BaseException as error:
        return f"raises {error!r}"


def new():
    return numbers(), []


def at_yield():
    g = numbers()
    outcome(lambda: g.asend(None).send(None))
    return g, []


def waiting():
    g, _ = at_yield()
    step = g.asend(5)
    outcome(lambda: step.send(None))
    return g, [step]


def closing():
    g, _ = at_yield()
    step = g.aclose()
    outcome(lambda: step.send(None))
    return g, [step]


def finished():
    g, _ = at_yield()
    step = g.aclose()
    outcome(lambda: step.send(None))
    outcome(lambda: step.send(None))
    return g, []


def failed():
    g = numbers()
    outcome(lambda: g.athrow(KeyError("k")).send(None))
    return g, []


STEPS = {
    "anext": lambda g: g.__anext__(),
    "asend(7)": lambda g: g.asend(7),
    "athrow(ValueError)": lambda g: g.athrow(ValueError("v")),
    "athrow(GeneratorExit)": lambda g: g.athrow(GeneratorExit),
    "aclose": lambda g: g.aclose(),
}
DRIVES = {
    "send None": [lambda s: s.send(None)] * 4,
    "next": [lambda s: next(s)] * 2,
    "send 3": [lambda s: s.send(3)] * 3,
    "throw": [lambda s: s.throw(ValueError("thrown"))] * 3,
    "close": [lambda s: s.close(), lambda s: s.send(None), lambda s: s.throw(ValueError("late")), lambda s: s.close()],
    "throw later": [lambda s: s.send(None), lambda s: s.throw(KeyError("later")), lambda s: s.send(None)],
    "exit": [lambda s: s.throw(GeneratorExit), lambda s: s.send(None)],
    "close later": [lambda s: s.send(None), lambda s: s.close(), lambda s: s.send(None)],
}

def complaints():
    text = re.sub(" at 0x[0-9a-f]+", "", sys.stderr.getvalue())
    sys.stderr = io.StringIO()
    return text.splitlines()


sys.stderr = io.StringIO()
for state in (new, at_yield, waiting, closing, finished, failed):
    for step_name, step in STEPS.items():
        for drive_name, drives in DRIVES.items():
            g, keep = state()
            s = step(g)
            seen = [outcome(lambda: drive(s)) for drive in drives]
            after = outcome(lambda: g.__anext__().send(None))
            print(state.__name__, step_name, drive_name, *seen, "then", after, g.ag_running, sep=" | ")
            g = s = keep = None
            for line in complaints():
                print("   ", line)
