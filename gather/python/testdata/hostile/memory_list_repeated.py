# ends: limit
x = [[]] * 10**9  # here
