# ends: uncaught
x = iter([1])
for _ in range(100_000):
    x = zip(x)
list(x)
