"""Random asyncio programs, and what CPython does with them.

A program is a list of statements, each a list of a name and arguments, as JSON can hold it. `generate` makes one from a seed;
`run` runs it on a virtual clock and returns a log of what it did: before and after each statement a line with the iteration of
the loop, the time in milliseconds, the task. The Go test beside it runs the same programs with the same meaning and wants the same
logs.
"""

import asyncio
import heapq
import random
from asyncio import base_events, events, runners, tasks


# The loop: asyncio's own, on a virtual clock. Its timers are ordered by whole nanoseconds, then by age.


class Timer(events.TimerHandle):
    __slots__ = ("order",)

    def __lt__(self, other):
        return self.order < other.order


class Deadlock(Exception):
    pass


class VirtualLoop(base_events.BaseEventLoop):
    def __init__(self, machine):
        super().__init__()
        self.machine = machine
        self.now = 0  # nanoseconds
        self.timers = 0
        self.iteration = 0
        self._selector = self
        self._clock_resolution = 1e-9

    def time(self):
        return self.now / 1e9

    def select(self, timeout):
        if timeout is None:
            self.machine.log.append("deadlock")
            raise Deadlock
        if timeout > 0:
            self.now = max(self.now, self._scheduled[0].order[0])
        self.iteration += 1
        return []

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        when = round(when * 1e9)
        timer = Timer(when / 1e9, callback, args, self, context)
        self.timers += 1
        timer.order = (when, self.timers)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


# Where CPython keeps tasks in sets, their order is not defined. Here it is the order of their creation.


class OrderedSet(dict):
    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


def number(task):
    return int(task.get_name().split("-")[1])


class OrderedTasks:
    """Stands in for asyncio.tasks in asyncio.runners."""

    def __getattr__(self, name):
        return getattr(tasks, name)

    def all_tasks(self, loop=None):
        return sorted(tasks.all_tasks(loop), key=number)


runners.tasks = OrderedTasks()


class A(Exception):
    pass


class B(Exception):
    pass


class Base(BaseException):
    pass


RAISED = {"A": A, "B": B, "Base": Base, "KeyboardInterrupt": KeyboardInterrupt}
CAUGHT = {"Exception": Exception, "Timeout": TimeoutError, "Cancelled": asyncio.CancelledError, "BaseException": BaseException}


def show(value):
    match value:
        case BaseExceptionGroup():
            return f"group[{','.join(map(show, value.exceptions))}]"
        case asyncio.CancelledError():
            return f"CancelledError({','.join(map(repr, value.args))})"
        case BaseException() if value.args and isinstance(value.args[0], str):
            return f"{type(value).__name__}: {value.args[0][:24]}"
        case BaseException():
            return type(value).__name__
        case list():
            return f"[{','.join(map(show, value))}]"
    return str(value)


class Skip(Exception):
    """A statement names a future that does not exist yet."""


class Machine:
    def __init__(self):
        self.log = []
        self.futures = {}
        self.locks = [asyncio.Lock(), asyncio.Lock()]
        self.semaphores = [asyncio.Semaphore(2), asyncio.Semaphore(2)]
        self.events = [asyncio.Event(), asyncio.Event()]
        self.queues = [asyncio.Queue(1), asyncio.Queue()]
        self.condition = asyncio.Condition()
        self.barrier = asyncio.Barrier(2)

    def note(self, *words):
        if self.loop.is_closed():
            return  # coroutines that were left are being closed
        task = asyncio.current_task(self.loop)
        name = number(task) - self.first if task else "-"
        self.log.append(f"{self.loop.iteration} {self.loop.now // 1000000} {name} {' '.join(words)}")

    def future(self, key):
        if key not in self.futures:
            raise Skip
        return self.futures[key]

    def awaitables(self, items):
        found = [self.future(item) if isinstance(item, int) else item for item in items]
        return [self.run(item) if isinstance(item, list) else item for item in found]

    async def run(self, program):
        """Run statements until one returns."""
        for name, *args in program:
            self.note(">", name)
            try:
                result = await getattr(self, "do_" + name)(*args)
            except Skip:
                result = "skip"
            except BaseException as error:
                self.note("!", name, show(error))
                raise
            if name == "return":
                return args[0]
            self.note("<", name, show(result))

    async def do_return(self, value):
        pass

    async def do_raise(self, kind):
        raise RAISED[kind]

    async def do_sleep(self, ms):
        return await asyncio.sleep(ms / 1000, ms)

    async def do_block(self, ms):
        self.loop.now += ms * 1000000

    async def do_call_soon(self):
        self.loop.call_soon(self.note, "called")

    async def do_try(self, body, kind, handler):
        try:
            return await self.run(body)
        except CAUGHT[kind] as error:
            if isinstance(error, (Deadlock, GeneratorExit)):
                raise
            self.note("caught", show(error))
            return await self.run(handler)

    async def do_finally(self, body, cleanup):
        try:
            return await self.run(body)
        finally:
            await self.run(cleanup)

    async def do_future(self, key):
        self.futures[key] = self.loop.create_future()

    async def do_set_result(self, key):
        self.future(key).set_result(7)

    async def do_set_exception(self, key):
        self.future(key).set_exception(B())

    async def do_create_task(self, key, program, eager):
        self.futures[key] = asyncio.create_task(self.run(program), eager_start=eager)

    async def do_await(self, key):
        return await self.future(key)

    async def do_cancel(self, key, message):
        return self.future(key).cancel(message)

    async def do_cancel_later(self, key, ms, message):
        self.loop.call_later(ms / 1000, self.future(key).cancel, message)

    async def do_cancel_self(self, message):
        asyncio.current_task().cancel(message)

    async def do_uncancel(self):
        return asyncio.current_task().uncancel()

    async def do_cancelling(self):
        return asyncio.current_task().cancelling()

    async def do_gather(self, return_exceptions, items):
        return await asyncio.gather(*self.awaitables(items), return_exceptions=return_exceptions)

    async def do_start_gather(self, key, return_exceptions, items):
        self.futures[key] = asyncio.gather(*self.awaitables(items), return_exceptions=return_exceptions)

    async def do_shield(self, item):
        return await asyncio.shield(self.awaitables([item])[0])

    async def do_wait_for(self, item, ms):
        return await asyncio.wait_for(self.awaitables([item])[0], seconds(ms))

    async def do_timeout(self, ms, body):
        async with asyncio.timeout(seconds(ms)) as timeout:
            await self.run(body)
        return "expired" if timeout.expired() else "in time"

    async def do_wait(self, keys, ms, return_when):
        futures = [self.future(key) for key in keys]
        done, pending = await asyncio.wait(futures, timeout=seconds(ms), return_when=return_when)
        return " ".join("done" if future in done else "pending" for future in futures)

    async def do_as_completed(self, programs, ms):
        futures = [asyncio.ensure_future(self.run(program)) for program in programs]
        for next_done in asyncio.as_completed(futures, timeout=seconds(ms)):
            try:
                self.note("next", show(await next_done))
            except Exception as error:
                self.note("next", show(error))

    async def do_task_group(self, programs, body):
        group = asyncio.TaskGroup()
        group._tasks = OrderedSet()
        async with group:
            for program in programs:
                group.create_task(self.run(program))
            await self.run(body)

    async def do_lock(self, i, body):
        async with self.locks[i]:
            await self.run(body)

    async def do_semaphore(self, i, body):
        async with self.semaphores[i]:
            await self.run(body)

    async def do_event_set(self, i):
        self.events[i].set()

    async def do_event_clear(self, i):
        self.events[i].clear()

    async def do_event_wait(self, i):
        return await self.events[i].wait()

    async def do_condition_wait(self):
        async with self.condition:
            return await self.condition.wait()

    async def do_notify(self, n):
        async with self.condition:
            self.condition.notify(n)

    async def do_barrier(self):
        return await self.barrier.wait()

    async def do_barrier_reset(self):
        await self.barrier.reset()

    async def do_put(self, i, item):
        await self.queues[i].put(item)

    async def do_get(self, i):
        return await self.queues[i].get()

    async def do_get_nowait(self, i):
        return self.queues[i].get_nowait()

    async def do_task_done(self, i):
        self.queues[i].task_done()

    async def do_join(self, i):
        await self.queues[i].join()


def seconds(ms):
    return None if ms is None else ms / 1000


def run(program):
    """Run a program with asyncio.run and return its log."""
    asyncio._set_running_loop(None)
    machine = Machine()

    def report(loop, context):
        message = context["message"]
        if "never retrieved" in message or "destroyed" in message:
            return  # it depends on references
        machine.note("report", message, show(context["exception"]))

    def make_loop():
        machine.loop = VirtualLoop(machine)
        machine.loop.set_exception_handler(report)
        return machine.loop

    async def main():
        machine.first = number(asyncio.current_task()) - 1
        return await machine.run(program)

    try:
        with asyncio.Runner(loop_factory=make_loop) as runner:
            machine.log.append("result " + show(runner.run(main())))
    except Deadlock:
        return machine.log[: machine.log.index("deadlock") + 1]
    except BaseException as error:
        machine.log.append("raised " + show(error))
    if "deadlock" in machine.log:
        return machine.log[: machine.log.index("deadlock") + 1]
    return machine.log + [f"end {machine.loop.iteration} {machine.loop.now // 1000000}"]


DELAYS = [0, 0, 10, 10, 20, 30, 40, 50, 100]
LIMITS = [None, 0, 10, 20, 25, 30, 50]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.keys = 0  # those given to futures
        self.left = 90  # statements to make

    def main(self):
        """Two parts that are kept from waiting for ever, and one that is not."""
        guarded = [
            ["try", [["wait_for", self.program(0), 300]], "Exception", self.program(1)] for _ in range(2)
        ]
        return guarded + self.program(0)

    def program(self, depth):
        made = []
        for _ in range(self.random.randint(1, 4)):
            if self.left > 0:
                self.left -= 1
                made.append(self.statement(depth))
        return made or [["sleep", 10]]

    def new(self):
        self.keys += 1
        return self.keys

    def some(self):
        """A key that has been given, so that no future can come to wait for itself."""
        return self.random.randint(1, self.keys) if self.keys else 0

    def item(self, depth):
        if self.keys and self.random.random() < 0.3:
            return self.some()
        return self.program(depth + 1)

    def statement(self, depth):
        pick, flip = self.random.choice, self.random.random
        if depth > 4 or flip() < 0.22:
            return ["sleep", pick(DELAYS)]
        below = lambda: self.program(depth + 1)
        several = lambda make, least, most: [make() for _ in range(self.random.randint(least, most))]
        message = lambda: pick([None, None, "M", "N"])
        item = lambda: self.item(depth)
        # What is made of programs gets its key after them: they cannot name it.
        keyed = lambda name, *args: [name, self.new(), *args]
        makers = {
            "raise": lambda: [pick(["A", "A", "A", "A", "B", "B", "Base", "KeyboardInterrupt"])],
            "return": lambda: [self.random.randint(1, 9)],
            "gather": lambda: [flip() < 0.4, several(item, 0, 4)],
            "start_gather": lambda: keyed("start_gather", flip() < 0.4, several(item, 1, 3))[1:],
            "create_task": lambda: keyed("create_task", below(), flip() < 0.3)[1:],
            "future": lambda: [self.new()],
            "set_result": lambda: [self.some()],
            "set_exception": lambda: [self.some()],
            "await": lambda: [self.some()],
            "cancel": lambda: [self.some(), message()],
            "cancel_later": lambda: [self.some(), pick(DELAYS), message()],
            "cancel_self": lambda: [message()],
            "shield": lambda: [item()],
            "wait_for": lambda: [item(), pick(LIMITS)],
            "timeout": lambda: [pick(LIMITS), below()],
            "wait": lambda: [several(self.some, 1, 3), pick(LIMITS), pick(["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"])],
            "as_completed": lambda: [several(below, 0, 3), pick(LIMITS)],
            "task_group": lambda: [several(below, 0, 3), below()],
            "lock": lambda: [pick([0, 1]), below()],
            "semaphore": lambda: [pick([0, 1]), below()],
            "put": lambda: [pick([0, 1]), self.random.randint(1, 9)],
            "try": lambda: [below(), pick(["Exception", "Timeout", "Cancelled", "Cancelled", "BaseException"]), below()],
            "finally": lambda: [below(), [["sleep", pick(DELAYS)]] if flip() < 0.5 else below()],
            "block": lambda: [pick([10, 20, 35])],
            "notify": lambda: [pick([1, 2])],
        }
        often = ["gather", "gather", "create_task", "create_task", "cancel", "await", "wait_for", "timeout", "task_group", "try", "try"]
        of_two = ["event_set", "event_clear", "event_wait", "get", "get_nowait", "task_done", "join"]
        alone = ["uncancel", "cancelling", "call_soon", "condition_wait", "barrier", "barrier_reset"]
        name = pick(list(makers) + often + of_two + alone)
        if name in makers:
            return [name, *makers[name]()]
        return [name, pick([0, 1])] if name in of_two else [name]


def generate(seed):
    return Generator(seed).main()
