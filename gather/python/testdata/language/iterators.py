class Squares:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        self.i = 0
        return self

    def __next__(self):
        if self.i == self.n:
            raise StopIteration
        self.i += 1
        return self.i**2


print(list(Squares(4)), sum(Squares(3)), 9 in Squares(5), max(Squares(4)), [*Squares(2)])
it = iter([1, 2, 3])
print(next(it), list(it), next(it, None))
print(list(zip(Squares(3), "ab")), list(map(str, Squares(2))), dict(zip("ab", Squares(9))))
a, b, *c = Squares(5)
print(a, b, c)
items = [1, 2, 3]
for item in items:
    if item < 3:
        items.append(item * 10)
print(items)
numbers = iter(range(10))
print([(x, next(numbers)) for x in numbers])
lines = iter(["a", "b", "stop", "c"])
print(list(iter(lambda: next(lines), "stop")))
d = {"a": 1, "b": 2}
try:
    for key in d:
        d[key + "!"] = 0
except RuntimeError as error:
    print(error)
for wrong in (lambda: iter(5), lambda: next([]), lambda: list(None), lambda: [*1.5]):
    try:
        wrong()
    except TypeError as error:
        print(error)
