# ends: limit
x = (1).to_bytes(10**9)  # here
