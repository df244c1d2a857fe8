# ends: limit
x = []
while True:  # here
    x.append([x])  # here
