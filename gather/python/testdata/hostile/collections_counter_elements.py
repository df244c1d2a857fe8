# ends: limit
import collections

x = list(collections.Counter(a=10**12).elements())  # here
