import functools
import operator


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __repr__(self):
        return ".".join(map(str, self.parts))


a, b = Version("1.2"), Version("1.10")
print(a < b, a <= b, a > b, a >= b, a == Version("1.2"), a != b, sorted([b, a]), max(a, b))


def compare(x, y):
    return (len(x) > len(y)) - (len(x) < len(y)) or (x > y) - (x < y)


words = ["pear", "fig", "apple", "kiwi"]
key = functools.cmp_to_key(compare)
print(sorted(words, key=key), min(words, key=key), key("a") < key("b"), key("a") == key("a"), key("zz").obj)
print(functools.reduce(operator.mul, range(1, 6)), functools.reduce(lambda x, y: f"({x}{y})", "abcd"), functools.reduce(max, [], 0))


@functools.total_ordering
class Reversed:
    def __init__(self, n):
        self.n = n

    def __ge__(self, other):
        return self.n <= other.n

    def __eq__(self, other):
        return self.n == other.n


print(Reversed(1) > Reversed(2), Reversed(1) < Reversed(2), Reversed(1) <= Reversed(1), Reversed(3) >= Reversed(1))
for attempt in (
    lambda: a < "1.3",
    lambda: a >= 5,
    lambda: functools.total_ordering(type("Empty", (), {})),
    lambda: functools.reduce(operator.add, []),
    lambda: functools.reduce(operator.add),
    lambda: functools.reduce(operator.add, 5),
    lambda: functools.cmp_to_key(),
    lambda: key("a") < 5,
    lambda: hash(key("a")),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
