import random

# The program starts as after random.seed(0).
print(random.random(), random.random(), random.randint(1, 6), random.uniform(1, 10))
first = random.random()
random.seed(0)
again = [random.random() for _ in range(4)]
print(again)
