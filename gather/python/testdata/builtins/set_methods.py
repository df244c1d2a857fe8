a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a & b, a | b, a - b, a ^ b, b - a, len(a), 3 in a, 9 not in a)
print(a.union([7], (8,)), a.intersection(b, [3]), a.difference([1]), a.symmetric_difference([1, 9]))
print({1, 2} <= a, {1, 2} < {1, 2}, a >= {4}, {1}.isdisjoint({2}), {1}.issubset(a), a.issuperset([1]))
a.add(10)
a.add(1)
a.discard(99)
a.remove(10)
a.update([6], {7})
print(a, set(), {1}, set("aab") == {"a", "b"}, sorted(set("hello")), frozenset([1, 2]), frozenset())
a.intersection_update({1, 2, 6})
a.difference_update({6})
a.symmetric_difference_update({2, 5})
print(a, {1, 2} == {2, 1}, {1} == frozenset([1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
print({frozenset([1]): "a"}[frozenset([1])], {1, True, 1.0}, len({0, False, "", None}), min({3, 1}), sum({1, 2, 2}))
only = {5}
print(only.pop(), only, bool(only), {x % 3 for x in range(9)}, a.copy() is a)
for wrong in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} + {2}, lambda: a[0], lambda: frozenset().add(1), lambda: {1} | [2], lambda: {1: 2}.add(1)):
    try:
        wrong()
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
