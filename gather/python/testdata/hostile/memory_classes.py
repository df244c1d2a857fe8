# ends: limit
x = []
while True:  # here
    x.append(type("A", (), {}))  # here
