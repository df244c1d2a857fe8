# ends: limit
import itertools

for x in itertools.cycle([]):
    pass
for x in itertools.cycle([1]):  # here
    pass
