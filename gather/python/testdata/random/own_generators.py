import random

one, two = random.Random(1), random.Random(1)
print(one.random() == two.random(), one.randint(1, 100), two.randint(1, 100), one.choice("abcdef"))
print(random.Random("seed").random(), random.Random(0).random() == random.Random(0).random())
shared = random.random()
random.seed(0)
print(random.random() == shared, isinstance(one, random.Random))


class Loaded(random.Random):
    def random(self):
        return 0.99


print(Loaded().randint(1, 6), Loaded().uniform(0, 10), Loaded().choice("abc"))
