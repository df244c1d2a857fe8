# ends: limit
x = "a" * 10**12  # here
