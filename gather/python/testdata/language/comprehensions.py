print([x for x in range(10) if x % 2 if x > 3])
print([(x, y) for x in range(3) for y in "ab" if x])
print({x: x**2 for x in range(4)}, {k: v for v, k in enumerate("abc")})
print(sorted({x % 3 for x in range(10)}), len({c for c in "hello"}))
print([[r * c for c in range(3)] for r in range(3)])
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *_ in ["abc", "de"]])
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [x for row in matrix for x in row])
print("".join(c.upper() if c in "aeiou" else c for c in "comprehension"))
print([y for x in range(5) if (y := x * 2) > 3], y)
n = 3
print([n for n in range(n)], n, [lambda: n for n in range(2)][0]())
print(sum(1 for _ in range(100) if _ % 7 == 0), max((len(w), w) for w in ["aa", "b", "ccc"]))


class Table:
    width = 2
    rows = [i for i in range(width)]


print(Table.rows, {**{i: i for i in range(2)}, "end": True})
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as error:
    print(error)
