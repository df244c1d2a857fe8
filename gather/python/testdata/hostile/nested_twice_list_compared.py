# ends: limit
x, y = [], []
for _ in range(100):
    x, y = [x, x], [y, y]
x == y  # here
