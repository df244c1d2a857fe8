import random

for seed in (0, 1, -1, 42, 2**40, -(2**70), "text", "", "ünïcode", b"bytes", -0.0, 3.0, True, 10**100):
    random.seed(seed)
    print(repr(seed), random.random(), random.randint(1, 1000))
random.seed(5)
state = random.getstate()
a = random.random()
random.setstate(state)
print(a == random.random())
try:
    random.seed([1])
except TypeError as error:
    print(error)
