# ends: limit
import random

print(len(random.choices([1], k=1000)))
random.choices([1], k=10**12)  # here
