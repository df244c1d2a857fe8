# ends: limit
print(1 in iter(int, 1))  # here
