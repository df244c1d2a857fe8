# ends: limit
import random

random.sample(range(10**12), 10**10)  # here
