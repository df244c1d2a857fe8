# ends: limit
import itertools

x = "".join(itertools.repeat("x"))  # here
