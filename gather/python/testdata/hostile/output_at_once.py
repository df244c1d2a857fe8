# ends: limit
print("x" * 10**8)  # here
