from collections import deque

d = deque([1, 2, 3, 4])
d.rotate(1)
print(d)
d.rotate(-2)
print(d, d[0], d[-1], 3 in d, d.index(3), d.count(9))
d.insert(1, "x")
d.remove("x")
d.extendleft("ab")
print(d, list(reversed(d)))
d.reverse()
del d[0]
d[0] = "first"
print(d, d.copy() == d, d + deque([0]), deque([1, 2], maxlen=3) * 2)
window = deque(maxlen=3)
for i in range(5):
    window.append(i)
    print(window, sum(window) / len(window))
d.clear()
for attempt in (
    d.pop,
    d.popleft,
    lambda: d[0],
    lambda: d["a"],
    lambda: d.remove(1),
    lambda: d.index(1),
    lambda: deque(5),
    lambda: deque([], -1),
    lambda: window.insert(0, 1),
    lambda: d + [1],
    lambda: d.append(),
    lambda: d.push(1),
    lambda: d < 3,
    lambda: hash(d),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
try:
    for item in window:
        window.append(item)
except RuntimeError as error:
    print(error)
