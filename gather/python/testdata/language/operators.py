print(2 + 3 * 4 ** 2 // 5 % 7, (2 + 3) * 4, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, -3 // 2, not 1 == 2)
print(1 < 2 == True, 1 in [1] == True, (1 in [1]) == True, 1 < 3 > 2, not 0 or 1 and 0, 5 & 3 == 1, 1 | 2 ^ 3 & 4, 1 << 2 + 1)
print(10 - 5 - 2, 100 / 10 / 2, 7 // 2 * 2 + 7 % 2, ~-1, --1, +-+1, 3 - -3, 2 * -3, 1 if 0 else 2 if 0 else 3)
x = [1, 2, 3]
print(x is x, x is [1, 2, 3], x == [1, 2, 3], x is not None, 4 not in x, "b" in "abc", None is None)
print("a" + "b" * 3, [0] * 3 + [1], (1, 2) + (3,), "%s" % "x" + "y", "a" "b" * 2, "abc"[1:][0], (lambda a: a + 1)(2))


def noisy(name, value):
    print(name, end=" ")
    return value


noisy("a", 1) + noisy("b", 2) * noisy("c", 3)
print()
noisy("f", print)(noisy("x", 1), *noisy("y", [2]), sep=noisy("z", "-"))
{noisy("k1", 1): noisy("v1", 1), noisy("k2", 2): noisy("v2", 2)}
[noisy("i", [0, 0])][noisy("j", 0)][noisy("k", 1)] = noisy("value first", 5)
print()
