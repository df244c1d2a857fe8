from itertools import combinations, combinations_with_replacement, islice, permutations, product

print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product("ab", [])))
print(list(permutations("abc", 2)), len(list(permutations(range(5)))), list(permutations("ab", 3)), list(permutations([], 0)))
print(list(combinations("abcd", 3)), list(combinations("ab", 0)), list(combinations_with_replacement("abc", 2)))
print(["".join(p) for p in permutations("abc")], list(islice(product(range(100), repeat=3), 99, 102)))
for attempt in (
    lambda: permutations(),
    lambda: permutations("abc", -1),
    lambda: permutations("abc", "x"),
    lambda: permutations("abc", 1.0),
    lambda: combinations("abc"),
    lambda: combinations("abc", -1),
    lambda: combinations(5, 2),
    lambda: combinations("abc", 1, 2),
    lambda: product("ab", repeat=-1),
    lambda: product("ab", again=2),
    lambda: product(5),
    lambda: combinations_with_replacement("abc", None),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
