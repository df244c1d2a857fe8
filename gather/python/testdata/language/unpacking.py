a, b = 1, 2
a, b = b, a
print(a, b)
first, *middle, last = range(6)
print(first, middle, last)
*start, end = "xyz"
print(start, end)
(p, [q, *r]), s = (1, "abc"), {"k": 1}
print(p, q, r, s)
x = y = z = []
x.append(1)
print(x, y, z is x)
for i, (j, *k) in enumerate([(1, 2, 3), "ab"]):
    print(i, j, k)
d = {"a": 1, "b": 2}
print([*d], {**d, "b": 3}, (*d.items(),), *d.values())
values = [0, 0, 0]
i = 0
i, values[i] = 2, 9
print(i, values)
head, *tail = [1]
print(head, tail)
for wrong in (lambda: [(a, b) for a, b in [(1, 2, 3)]], lambda: [(a, b, c) for a, b, c in ["xy"]]):
    try:
        wrong()
    except ValueError as error:
        print(error)
for source in (5, [1], (1, 2, 3), None):
    try:
        one, two = source
    except (TypeError, ValueError) as error:
        print(error)
try:
    one, two, *rest = [1]
except ValueError as error:
    print(error)
