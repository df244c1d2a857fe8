# ends: uncaught
kind = int
for _ in range(100_000):
    kind = list[kind]
repr(kind)
