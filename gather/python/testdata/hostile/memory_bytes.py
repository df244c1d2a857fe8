# ends: limit
x = bytes(10**12)  # here
