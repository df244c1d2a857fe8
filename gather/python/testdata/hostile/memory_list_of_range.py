# ends: limit
x = list(range(10**12))  # here
