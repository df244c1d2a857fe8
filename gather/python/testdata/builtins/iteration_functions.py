print(list(enumerate("ab")), list(enumerate("ab", start=1)), dict(enumerate("xy")))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip("ab", "cd", "ef")), dict(zip("ab", range(2))))
print(list(map(lambda x: x * 2, [1, 2])), list(map(pow, [2, 3], [3, 2, 9])), list(map(str.upper, "ab")), list(map(int, "12")))
print(list(filter(None, [0, 1, "", "a", []])), list(filter(lambda x: x > 1, [1, 2, 3])))
print(any([0, "", 1]), any([]), all([1, "a"]), all([]), all(x > 0 for x in [1, -1]), sum([1, 2, 3]), sum([[1], [2]], []), sum([0.5, 1], 10))
print(min(4, 2), max([4, 2]), abs(-3), len("abc"), len({}), len(range(5)), list(reversed(range(3))), sorted("cab"))
print(divmod(7, 3), pow(2, 8), pow(2, 8, 5), round(3.14159, 2), round(2.5), hash("") == 0, callable(print), callable(5), id(None) == id(None))
print(chr(97), ord("a"), bin(5), hex(17), oct(8), ascii("ü"), repr("r"), next(iter([1])), next(iter([]), "default"))
for a, b in zip(range(3), iter(lambda: 7, 8)):
    print(a, b, end="; ")
print()
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
lazy = map(print, ["not yet"])
print("before")
list(lazy)
for wrong in (lambda: sum(["a", "b"]), lambda: list(map(5, [1])), lambda: len(5), lambda: list(zip(1)), lambda: abs("x"), lambda: round("x"), lambda: enumerate(), lambda: sum([1], "a"), lambda: all(5)):
    try:
        wrong()
    except TypeError as error:
        print(error)
