# ends: limit
import collections

x = collections.deque()
while True:  # here
    x.append([])  # here
