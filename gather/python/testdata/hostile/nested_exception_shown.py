# ends: uncaught
e = ValueError()
for _ in range(100_000):
    e = ValueError(e)
repr(e)
