"""Insertion order where asyncio itself iterates over a set of tasks, coroutines or generators.

Their hashes are addresses, so CPython's order differs from run to run: in which asyncio.run cancels the
tasks that are left and closes asynchronous generators, in which wait()'s done and pending sets and
all_tasks() are iterated, in which as_completed starts its coroutines and hears of those that are done, in
which any such set lets go of what is in it. The harness takes the order of insertion (for all_tasks, of
creation), which is one of those that CPython can show. A program's own sets are left alone.
"""

import asyncio
import itertools
import weakref
from asyncio import base_events, events, queues, taskgroups, tasks


class InsertionOrderedSet(set):
    """A set that is iterated in insertion order."""

    def __init__(self, items=()):
        self._items = dict.fromkeys(items)
        super().__init__(self._items)

    def __del__(self):
        super().clear()  # so that the last references to items go with those in the dict, in its order

    def __iter__(self):
        return iter(self._items)

    def __repr__(self):
        return f"{{{', '.join(map(repr, self))}}}" if self._items else "set()"

    def __or__(self, other):
        return InsertionOrderedSet((*self, *other)) if isinstance(other, set) else NotImplemented

    def __and__(self, other):
        if not isinstance(other, set):
            return NotImplemented
        return InsertionOrderedSet(item for item in self if item in other)

    def __sub__(self, other):
        if not isinstance(other, set):
            return NotImplemented
        return InsertionOrderedSet(item for item in self if item not in other)

    def add(self, item):
        self._items[item] = None
        super().add(item)

    def discard(self, item):
        self._items.pop(item, None)
        super().discard(item)

    def remove(self, item):
        super().remove(item)
        del self._items[item]

    def pop(self):
        if not self._items:
            return super().pop()  # the error that CPython raises
        item = next(iter(self._items))
        self.remove(item)
        return item

    def clear(self):
        self._items.clear()
        super().clear()

    def update(self, *others):
        for item in itertools.chain(*others):
            self.add(item)


class InsertionOrderedWeakSet(weakref.WeakKeyDictionary):
    """What there is of a WeakSet that an event loop needs for its asynchronous generators."""

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


_creation = weakref.WeakKeyDictionary()
_counter = itertools.count()
_create_task = base_events.BaseEventLoop.create_task
_all_tasks = tasks.all_tasks
_init_loop = base_events.BaseEventLoop.__init__


def _numbered_create_task(self, coro, **kwargs):
    number = next(_counter)  # before those of the tasks that an eager one makes in its first step
    task = _create_task(self, coro, **kwargs)
    _creation[task] = number
    try:
        return task
    finally:
        del task  # as BaseEventLoop.create_task does: an eager task's exception keeps this frame


def _all_tasks_by_creation(loop=None):
    return InsertionOrderedSet(
        sorted(_all_tasks(loop), key=lambda task: _creation.get(task, float("inf")))
    )


def _init_ordered_loop(self):
    _init_loop(self)
    self._asyncgens = InsertionOrderedWeakSet()


def _init_as_completed(self, aws, timeout):
    """The initialiser of as_completed's iterator, whose set is made by a comprehension."""
    loop = events.get_event_loop()
    self._done = queues.Queue()
    self._todo = InsertionOrderedSet()
    self._timeout_handle = None
    for awaitable in InsertionOrderedSet(aws):
        self._todo.add(tasks.ensure_future(awaitable, loop=loop))
    for future in self._todo:
        future.add_done_callback(self._handle_completion)
    self._todo_left = len(self._todo)
    if timeout is not None and self._todo:
        self._timeout_handle = loop.call_later(timeout, self._handle_timeout)


def install():
    base_events.BaseEventLoop.__init__ = _init_ordered_loop
    tasks._AsCompletedIterator.__init__ = _init_as_completed
    base_events.BaseEventLoop.create_task = _numbered_create_task
    asyncio.all_tasks = tasks.all_tasks = _all_tasks_by_creation
    tasks.set = taskgroups.set = InsertionOrderedSet  # these modules' name for the builtin
