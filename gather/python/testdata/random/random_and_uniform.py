import random

random.seed(42)
print([random.random() for _ in range(5)])
print([random.uniform(1, 5) for _ in range(5)], random.uniform(10, -10), random.uniform(2, 2))
print([round(random.uniform(0.1, 0.9), 2) for _ in range(8)])
numbers = [random.random() for _ in range(1000)]
print(min(numbers), max(numbers), sum(numbers))
