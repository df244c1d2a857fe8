# ends: limit
x = 2
while True:  # here
    x = x * x  # here
