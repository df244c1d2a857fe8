# ends: limit
import functools


@functools.cache
def f(x):
    return [x]  # here


i = 0
while True:  # here
    f(i)  # here
    i += 1  # here
