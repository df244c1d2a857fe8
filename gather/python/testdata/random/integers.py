import random

random.seed(7)
print([random.randint(1, 6) for _ in range(20)])
print([random.randint(-3, 3) for _ in range(10)], random.randint(5, 5), random.randint(0, 10**30))
print([random.randrange(10) for _ in range(10)], [random.randrange(0, 100, 7) for _ in range(10)], [random.randrange(10, 0, -3) for _ in range(5)])
print([random.getrandbits(k) for k in (1, 8, 32, 33, 64, 100)], random.getrandbits(0), random.randbytes(5))
print(sum(random.randint(1, 100) for _ in range(1000)))
for wrong in (lambda: random.randint(3, 1), lambda: random.randrange(0), lambda: random.randrange(1, 1), lambda: random.randrange(1.5), lambda: random.randint(1, 2.5), lambda: random.randrange(1, 5, 0), lambda: random.getrandbits(-1)):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
