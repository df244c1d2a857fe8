# ends: uncaught
x = []
x.append(x)
y = []
y.append(y)
print(x)
x == y
