# ends: limit
x = [1]
while True:  # here
    x = [*x, *x]  # here
