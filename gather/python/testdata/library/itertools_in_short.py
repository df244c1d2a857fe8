import itertools

print(list(itertools.chain([1], "ab")), list(itertools.islice(itertools.count(5, 2), 4)), list(itertools.repeat("x", 2)))
print(list(itertools.product("ab", [1, 2])), list(itertools.permutations("abc", 2)), list(itertools.combinations("abc", 2)))
print(list(itertools.accumulate([1, 2, 3])), list(itertools.takewhile(lambda x: x < 3, range(9))), list(itertools.dropwhile(lambda x: x < 3, range(5))))
print([(k, list(g)) for k, g in itertools.groupby("aabbc")], list(itertools.zip_longest("ab", "c", fillvalue="-")), list(itertools.pairwise("abc")))
print(list(itertools.batched("abcde", 2)), list(itertools.starmap(pow, [(2, 3), (3, 2)])), [next(c) for c in [itertools.cycle("ab")] for _ in range(3)])
print(list(itertools.compress("abc", [1, 0, 1])), list(itertools.filterfalse(None, [0, 1])), *map(list, itertools.tee([1, 2])))
