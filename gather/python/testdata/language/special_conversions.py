import math
import operator


class Two:
    def __index__(self):
        return 2


two = Two()
print([1, 2, 3][two], "abc"[two], list(range(two)), hex(two), bin(two), [0] * two, "ab" * two, (1, 2, 3)[:two], int(two), float(two), round(1.2345, two))


class Everything:
    def __reversed__(self):
        return iter("cba")

    def __length_hint__(self):
        return 3

    def __format__(self, spec):
        return f"<{spec}>"

    def __bytes__(self):
        return b"bytes"

    def __round__(self, digits=None):
        return "round", digits

    def __trunc__(self):
        return 4

    def __floor__(self):
        return 3

    def __ceil__(self):
        return 5

    def __complex__(self):
        return 1j

    def __dir__(self):
        return ["b", "a"]


e = Everything()
print(list(reversed(e)), f"{e:abc} {e}", format(e, "x"), "{:>5}".format(e), bytes(e), round(e), round(e, 2), complex(e), dir(e))
print(math.trunc(e), math.floor(e), math.ceil(e), operator.length_hint(e), operator.index(two))


class Upper(dict):
    def __missing__(self, key):
        return key.upper()


print(Upper()["a"], Upper(b=1)["b"], Upper().get("z"), "%(x)s" % Upper(), "{q}".format_map(Upper()), "z" in Upper())


class Letters:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return "abc"[i]


print(list(reversed(Letters())), list(Letters()), "b" in Letters())


def returning(method, value):
    return type("Wrong", (), {method: lambda self, *args: value})()


for attempt in (
    lambda: [1][returning("__index__", "x")],
    lambda: len(returning("__len__", -1)),
    lambda: len(returning("__len__", "a")),
    lambda: bool(returning("__bool__", 1)),
    lambda: bool(returning("__len__", -1)),
    lambda: hash(returning("__hash__", "x")),
    lambda: f"{returning('__format__', 5)}",
    lambda: str(returning("__str__", 5)),
    lambda: repr(returning("__repr__", 5)),
    lambda: operator.length_hint(returning("__length_hint__", "x")),
    lambda: operator.length_hint(returning("__length_hint__", -1)),
    lambda: iter(returning("__iter__", 5)),
    lambda: reversed({1}),
    lambda: reversed(5),
    lambda: format([1], ">5"),
    lambda: format(None, "x"),
    lambda: range(1.0),
    lambda: operator.delitem(5, "a"),
    lambda: operator.delitem((1,), 0),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
