# ends: limit
x = f"{1:>{10**9}}"  # here
