# ends: limit
raise ValueError("x" * 10**8)  # here
