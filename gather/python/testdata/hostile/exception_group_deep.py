# ends: uncaught
e = ValueError()
for _ in range(100_000):
    e = ExceptionGroup("deeper", [e])
raise e
