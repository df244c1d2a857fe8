from collections import Counter

text = "the quick brown fox jumps over the lazy dog the end"
words = Counter(text.split())
print(words.most_common(3), words["cat"], words.total())
letters = Counter("abracadabra")
print(letters, sorted(letters.elements()), letters.most_common())
letters.update("aaa")
letters.subtract({"b": 5})
print(letters, +letters, -letters)
a, b = Counter(x=3, y=1), Counter(x=1, y=2, z=0)
print(a + b, a - b, a & b, a | b, a == b, a >= b, Counter(x=1) <= a)
a += b
print(a, dict(a), list(a), Counter([1, 1, 2]), Counter())
del a["not there"]
for attempt in (
    lambda: Counter(5),
    lambda: Counter(1, 2),
    lambda: Counter.fromkeys("ab"),
    lambda: a + 1,
    lambda: a < {},
    lambda: Counter(a=1).most_common("x"),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
