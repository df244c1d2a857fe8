# ends: limit
import math

math.prod(range(1, 10**7))  # here
