# ends: limit
x = set(range(10**12))  # here
