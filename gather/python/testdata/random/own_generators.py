import random

one, two = random.Random(1), random.Random(1)
print(one.random() == two.random(), one.randint(1, 100), two.randint(1, 100), one.choice("abcdef"))
print(random.Random("seed").random(), random.Random(0).random() == random.Random(0).random())
shared = random.random()
random.seed(0)
print(random.random() == shared, isinstance(one, random.Random))
