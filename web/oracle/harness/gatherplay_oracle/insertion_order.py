"""Insertion order where asyncio itself iterates over a set of tasks or coroutines.

Their hashes are addresses, so CPython's order differs from run to run: in which asyncio.run cancels the
tasks that are left, in which wait()'s done and pending sets and all_tasks() are iterated, in which
as_completed starts its coroutines, in which any such set lets go of what is in it. The harness takes the order of insertion (for all_tasks, of creation),
which is one of those that CPython can show. A program's own sets are left alone.
"""

import asyncio
import itertools
import weakref
from asyncio import base_events, taskgroups, tasks


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


_creation = weakref.WeakKeyDictionary()
_counter = itertools.count()
_create_task = base_events.BaseEventLoop.create_task
_all_tasks = tasks.all_tasks


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


def install():
    base_events.BaseEventLoop.create_task = _numbered_create_task
    asyncio.all_tasks = tasks.all_tasks = _all_tasks_by_creation
    tasks.set = taskgroups.set = InsertionOrderedSet  # these modules' name for the builtin
