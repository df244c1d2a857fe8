# ends: limit
import random


class Fickle:
    def __lt__(self, other):
        return random.random() < 0.5  # here


while True:  # here
    [Fickle() for _ in range(1000)].sort()  # here
