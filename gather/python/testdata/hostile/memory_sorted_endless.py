# ends: limit
x = sorted(iter(int, 1))  # here
