# ends: limit
import itertools

x = list(itertools.product(range(10**4), repeat=3))  # here
