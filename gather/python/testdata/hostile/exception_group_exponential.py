# ends: limit
e = ValueError(1)
for _ in range(60):
    e = ExceptionGroup("twice", [e, e])
e.split(ValueError)  # here
