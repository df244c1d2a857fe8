# ends: limit
import itertools

for x in itertools.permutations(range(100)):  # here
    pass
