import random

random.seed(5)
print([random.gauss() for _ in range(4)])
print([random.gauss(10, 2) for _ in range(3)], random.gauss(mu=0, sigma=5))
random.seed(5)
print([round(random.gauss(100, 15), 6) for _ in range(6)])
print([round(random.normalvariate(0, 1), 6) for _ in range(4)], [round(random.expovariate(2), 6) for _ in range(3)])
print([round(random.triangular(0, 10, 3), 6) for _ in range(3)], [round(random.betavariate(2, 3), 6) for _ in range(2)])
