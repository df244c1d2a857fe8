# ends: uncaught
def inner(x):
    yield from x


x = [1]
for _ in range(100_000):
    x = inner(x)
list(x)
