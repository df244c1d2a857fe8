# ends: uncaught
x = []
for _ in range(100_000):
    x = [x]
repr(x)
