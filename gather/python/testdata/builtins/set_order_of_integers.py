# An int's hash is the int itself, so CPython's order of a set of ints is the same in every run.
print({3, 1, 2}, {10, 5, 1}, {8, 0, 16}, {-1, 1}, set(range(5)), {100, 20, 3, 7})
numbers = {5, 3, 9}
numbers.add(1)
numbers.discard(5)
for n in numbers:
    print(n, end=" ")
print(list({30, 10, 20}), numbers | {40}, {1, 2, 3} - {2}, {n * 3 for n in range(6)}, frozenset({2, 1}))
