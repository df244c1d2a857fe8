items = [3, 1, 2]
items.append(5)
items.extend("ab")
items.extend(range(2))
items.insert(0, "first")
items.insert(-1, "before last")
items.insert(100, "end")
print(items, len(items), items.count(1), items.index("a"), items.index(1, 3))
print(items.pop(), items.pop(0), items.pop(-2), items)
items.remove("a")
items.reverse()
print(items)
copy = items.copy()
copy.clear()
print(copy, items, items + [1], [0] * 3, 2 * [1, 2])
print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, [2]] == [1, [2]], 2 in [1, 2], [] in [[]])
nested = [[0] * 2] * 2
nested[0][0] = 1
print(nested)
cycle = [1]
cycle.append(cycle)
print(cycle)
print(list("abc"), list((1, 2)), list({"k": 1}), list(range(5, 0, -2)), [1, 2, 3][-2], sorted([3, 1, 2], reverse=True))
words = ["pear", "fig", "apple", "kiwi"]
words.sort(key=len)
print(words, sorted(words, key=lambda w: (-len(w), w)), sorted("bca"), words.sort())
print([*range(3)], [None] * 2, [[], [[]]], [1, "a", 2.5, None, True, b"x", (1,), {}])
for wrong in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][1], lambda: items["0"], lambda: [1] + (2,), lambda: [1] < "a", lambda: [1, "a"].sort(), lambda: [].push(1)):
    try:
        wrong()
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
