# ends: limit
import random

random.getrandbits(10**12)  # here
