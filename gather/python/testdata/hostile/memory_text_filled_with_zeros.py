# ends: limit
x = "1".zfill(10**12)  # here
