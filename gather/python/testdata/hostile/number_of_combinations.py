# ends: limit
import math

math.comb(10**9, 10**8)  # here
