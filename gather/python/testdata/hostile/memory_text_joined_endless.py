# ends: limit
x = "".join(iter(str, 1))  # here
