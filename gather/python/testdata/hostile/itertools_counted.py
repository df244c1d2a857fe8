# ends: limit
import itertools

x = list(itertools.count())  # here
