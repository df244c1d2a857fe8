total = 0


def add(n):
    print("adding", n)
    total = total + n


add(1)
