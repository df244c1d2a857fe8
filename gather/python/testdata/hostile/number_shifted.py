# ends: limit
x = 1 << 10**12  # here
