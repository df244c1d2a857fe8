# ends: uncaught
classes = int
for _ in range(100_000):
    classes = (classes,)
isinstance("a", classes)
