from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set, Sized


class Squares(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i


s = Squares(5)
print(list(s), 9 in s, s.index(16), s.count(4), list(reversed(s)), isinstance(s, Iterable), isinstance(s, Collection))


class CaseInsensitive(MutableMapping):
    def __init__(self, *args, **kwargs):
        self.store = {}
        self.update(*args, **kwargs)

    def __getitem__(self, key):
        return self.store[key.lower()][1]

    def __setitem__(self, key, value):
        self.store[key.lower()] = key, value

    def __delitem__(self, key):
        del self.store[key.lower()]

    def __iter__(self):
        return (key for key, _ in self.store.values())

    def __len__(self):
        return len(self.store)


m = CaseInsensitive({"One": 1}, TWO=2)
print(m["ONE"], "two" in m, dict(m), m == {"One": 1, "TWO": 2}, m.get("three", 3), m.setdefault("Four", 4), m.pop("one"), m.popitem())
print(list(m.items()), m.keys() & {"Four", "x"}, ("TWO", 2) in m.items(), 2 in m.values(), len(m.values()))


class Bits(MutableSet):
    def __init__(self, items=()):
        self.bits = 0
        for item in items:
            self.add(item)

    def __contains__(self, n):
        return bool(self.bits >> n & 1)

    def __iter__(self):
        return (n for n in range(self.bits.bit_length()) if n in self)

    def __len__(self):
        return self.bits.bit_count()

    def add(self, n):
        self.bits |= 1 << n

    def discard(self, n):
        self.bits &= ~(1 << n)

    def __repr__(self):
        return f"Bits({list(self)})"


a, b = Bits([1, 2, 3]), Bits([3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, Bits([3]) < a, a == {1, 2, 3}, a.isdisjoint([9]), a & [1, 7], [8] | b)
a |= [10]
a -= {1}
a.remove(2)
print(a, a.pop(), a)


class Steps(Iterator):
    def __init__(self):
        self.n = 0

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


print(list(Steps()), isinstance(Steps(), Iterable))
values = [1, "a", [], (), {}, set(), frozenset(), range(2), b"", len, int, None, iter([]), {}.keys(), (x for x in ())]
for base in (Hashable, Sized, Iterable, Iterator, Callable, Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping):
    print(base.__name__, [type(value).__name__ for value in values if isinstance(value, base)])
for attempt in (
    Sequence,
    Mapping,
    lambda: type("Half", (MutableSet,), {"__len__": len, "add": print})(),
    lambda: m["none"],
    lambda: m.pop("none"),
    lambda: CaseInsensitive().popitem(),
    lambda: a.remove(77),
    lambda: Bits().pop(),
    lambda: s.index(3),
    lambda: hash(m),
    lambda: reversed(m),
    lambda: a < 5,
    lambda: Hashable[int],
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
