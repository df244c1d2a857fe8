# ends: limit
x = sum([[0] * 1000] * 10**6, [])  # here
