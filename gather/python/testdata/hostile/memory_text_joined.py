# ends: limit
x = ("a" * 10**6).join([""] * 10**6)  # here
