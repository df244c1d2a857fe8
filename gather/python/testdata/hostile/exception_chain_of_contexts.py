# ends: limit
e = ValueError()
for i in range(100_000):
    try:
        try:
            raise e
        except ValueError:
            raise ValueError(i)  # here
    except ValueError as caught:
        e = caught
raise e  # here
