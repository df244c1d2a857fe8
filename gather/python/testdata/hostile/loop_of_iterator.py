# ends: limit
for _ in iter(int, 1):  # here
    pass
