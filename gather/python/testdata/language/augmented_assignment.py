x = 7
x += 3
x -= 1
x *= 4
x //= 5
x **= 2
x %= 10
print(x)
x /= 2
print(x)
bits = 0b1100
bits &= 0b0110
bits |= 1
bits ^= 0b1111
bits <<= 4
bits >>= 1
print(bits, bin(bits))
items = [1]
alias = items
items += [2]
items *= 2
print(alias, items is alias)
t = (1,)
other = t
t += (2,)
print(t, other)
text = "ab"
text *= 3
text += "!"
print(text)
table = {"n": 1}
table["n"] += 1
table |= {"m": 5}
print(table)


def index():
    print("index evaluated once")
    return 0


items[index()] += 100
print(items)
try:
    held = ([],)
    held[0] += [1]
except TypeError as error:
    print(error, held)
s = {1, 2}
s |= {3}
s -= {1}
s &= {2, 3, 4}
s ^= {2, 9}
print(sorted(s))
