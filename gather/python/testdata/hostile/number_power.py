# ends: limit
x = 10**10**8  # here
