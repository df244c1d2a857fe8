# Which patterns match objects of the library's containers, and of classes that inherit from abstract ones.
import collections
import collections.abc
import numbers
import types
from collections import ChainMap, Counter, UserDict, UserList, defaultdict, deque


class Pages(collections.abc.Sequence):
    def __init__(self, *pages):
        self.pages = pages

    def __getitem__(self, at):
        return self.pages[at]

    def __len__(self):
        return len(self.pages)


class Settings(collections.abc.Mapping):
    def __init__(self, **settings):
        self.settings = settings

    def __getitem__(self, key):
        return self.settings[key]

    def __len__(self):
        return len(self.settings)

    def __iter__(self):
        return iter(self.settings)


class Indexable:
    def __getitem__(self, at):
        return [7, 8][at]

    def __len__(self):
        return 2


class Registered(Indexable):
    pass


collections.abc.Sequence.register(Registered)


def kind(x):
    match x:
        case {"a": value, **others}:
            return "mapping", value, others
        case {}:
            return "another mapping", len(x)
        case [first, second, *others]:
            return "sequence", first, second, others
        case []:
            return "empty"
        case _:
            return "neither"


print(kind(deque([1, 2, 3])), kind(deque()), kind(range(3)), kind((1, 2)))
print(kind(Pages(1, 2, 3)), kind(UserList("ab")), kind(Indexable()), kind(Registered()))
print(kind(Settings(a=1, b=2)), kind(UserDict(b=1)), kind(ChainMap({"a": 1}, {"c": 2})), kind(Counter("ab")))
print(kind(types.MappingProxyType({"a": 1, "b": 2})), kind(defaultdict(list)), kind(Indexable.__dict__)[0])
print(kind("ab"), kind(b"ab"), kind({1, 2}), kind(x for x in "ab"))


def what(x):
    match x:
        case bool() | None:
            return "flag"
        case numbers.Integral():
            return "whole"
        case numbers.Number():
            return "number"
        case collections.abc.Mapping():
            return "mapping"
        case collections.abc.Callable():
            return "callable"
        case collections.abc.Iterable():
            return "iterable"
    return "thing"


print([what(x) for x in (True, None, 3, 2.5, {}, Settings(), len, [], "a", object())])
