s = "abcdefghij"
print(s[2:5], s[:3], s[7:], s[-3:], s[:-7], s[::3], s[::-1], s[8:2:-2], s[5:2], s[20:], s[-100:2])
items = list(range(10))
items[2:5] = ["x"]
print(items)
items[::2] = "ABCD"
print(items)
del items[1:4]
print(items)
items[1:1] = [7, 8, 9]
print(items)
items[:] = [1, 2]
print(items, items[slice(0, 1)], slice(1, 10, 2), slice(None, 3).indices(10))
try:
    [1, 2, 3, 4][::2]
    four = [1, 2, 3, 4]
    four[::2] = [1]
except ValueError as error:
    print(error)
try:
    s[::0]
except ValueError as error:
    print(error)
try:
    s["a"]
except TypeError as error:
    print(error)
try:
    s["a":]
except TypeError as error:
    print(error)
print((1, 2, 3)[1:], range(10)[2:8:3], list(range(10)[::-3]), b"bytes"[1:3])


class Grid:
    def __getitem__(self, key):
        return key


print(Grid()[1, 2:3], Grid()[...], Grid()[::2, "x"])
