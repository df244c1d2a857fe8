from itertools import groupby, tee

rows = [("fruit", "fig"), ("fruit", "kiwi"), ("veg", "leek"), ("fruit", "plum")]
for kind, group in groupby(rows, key=lambda row: row[0]):
    print(kind, [name for _, name in group])
print({key: len(list(group)) for key, group in groupby(sorted("mississippi"))})
groups = groupby("aabbc")
first_key, first = next(groups)
second_key, second = next(groups)
print(first_key, list(first), second_key, next(second), [k for k, _ in groups])


def numbers():
    for n in range(4):
        print("drawn", n)
        yield n


a, b = tee(numbers())
print(next(a), next(a), next(b), list(a), list(b), next(a, "end"))
c, d, e = tee("xyz", 3)
next(c)
(f,) = tee(c, 1)
print(list(f), list(c), list(d), list(e), tee([], 0))


def shifted(values):
    here, there = tee(values)
    next(there, None)
    return zip(here, there)


print(list(shifted([1, 4, 9])))


def failing():
    yield 1
    raise ValueError("no more")


x, y = tee(failing())
print(next(x), next(y))
for attempt in (lambda: next(x), lambda: next(y), lambda: tee(5), lambda: tee([], -1), lambda: tee(), lambda: groupby(), lambda: groupby(5)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
