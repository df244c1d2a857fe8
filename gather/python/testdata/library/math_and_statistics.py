import math
import operator
import statistics
import string

print(math.pi, math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.gcd(12, 18), math.lcm(4, 6), math.factorial(20), math.comb(10, 3), math.isqrt(50))
print(math.inf, math.isnan(math.nan), math.isclose(0.1 + 0.2, 0.3), math.trunc(-2.7), math.hypot(3, 4), math.prod([1, 2, 3]), math.fsum([0.1] * 10), math.log2(8), math.copysign(1, -0.0))
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.stdev([1, 2, 3, 4]), statistics.mode("aab"))
print(string.ascii_lowercase, string.digits, operator.itemgetter(1)("abc"), operator.attrgetter("real")(5), sorted(["b", "a"], key=operator.methodcaller("upper")))
for wrong in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1)):
    try:
        wrong()
    except ValueError as error:
        print(error)
