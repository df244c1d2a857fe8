t = (1, "a", 2.5)
print(t, (1,), (), tuple("ab"), tuple([1, 2]), t + (4,), t * 2, t[0], t[-1], t[1:], len(t), "a" in t, t.count(1), t.index(2.5))
print((1, 2) < (1, 3), (1, 2) == (1, 2), (1,) < (1, 0), hash((1, 2)) == hash((1, 2)), {(1, 2): "key"}[1, 2])
x = 1,
print(x, ((1, 2), (3,)), (((1))), ([],), max((1, 5), (2, 0)), sorted([(2, "b"), (1, "z"), (2, "a")]))
r = range(2, 20, 5)
print(r, list(r), len(r), r[1], r[-1], 7 in r, 8 in r, r.index(12), r == range(2, 19, 5), list(reversed(r)), bool(range(0)))
print(range(5), range(10, 0, -3)[1:], list(range(-3, 3)), sum(range(101)), range(10**12)[10**11], max(range(5)), r.start, r.stop, r.step)
for wrong in (lambda: t[3], lambda: t.append(1), lambda: (1,) + [2], lambda: (1, 2).index(3), lambda: hash(([],)), lambda: range(0, 1, 0), lambda: range(1.5), lambda: range(3)[5], lambda: range("3")):
    try:
        wrong()
    except (IndexError, AttributeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
