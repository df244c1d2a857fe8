# ends: limit
print(next(filter(None, iter(int, 1))))  # here
