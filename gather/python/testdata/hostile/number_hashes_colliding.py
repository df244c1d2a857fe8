# ends: limit
x = {i * (2**61 - 1) for i in range(10**6)}  # here
