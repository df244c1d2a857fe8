"""Rational numbers."""
import math
from fractions import Fraction
from numbers import Rational

half, third = Fraction(1, 2), Fraction(1, 3)
print(half, repr(third), Fraction(6, -4), Fraction(0.75), Fraction("3/7"), Fraction(" -1.25e2 "), Fraction("0.1"), Fraction(1.1), Fraction(), Fraction(3), Fraction(half, third))
print(half + third, half - third, half * third, half / third, half // third, half % third, divmod(Fraction(7, 2), third), -half, +half, abs(-third))
print(half + 1, 1 - half, 2 * third, 1 / third, half + 0.5, 0.25 * half, half ** 2, half ** -2, 2 ** half, half ** 0.5, Fraction(4, 9) ** half, 3 ** Fraction(2), 7 // third, 7 % Fraction(2, 5))
print(half == 0.5, half == Fraction(2, 4), third < half, half > 0.3, half <= 1, hash(half) == hash(0.5), hash(Fraction(3)) == hash(3), half != 2, {half: 1}[0.5])
print(int(Fraction(7, 2)), float(third), round(Fraction(7, 2)), round(Fraction(5, 2)), round(Fraction(22, 7), 2), math.floor(Fraction(-7, 2)), math.ceil(Fraction(7, 2)), math.trunc(Fraction(-7, 2)), bool(Fraction(0)))
print(half.numerator, half.denominator, half.as_integer_ratio(), half.is_integer(), Fraction(4, 2).is_integer(), Fraction(math.pi).limit_denominator(1000), Fraction.from_float(0.3).limit_denominator(), complex(half))
print(f"{third:.3f} {third:8.2f}| {Fraction(1234567, 3):,.2f} {third:e} {third:.2%} {half:g} {half} {Fraction(10, 4)!s:>6}", isinstance(half, Rational))
print(sum([third] * 3), max(half, third), sorted([half, third, Fraction(1, 7)]), Fraction(10**20, 3), math.prod([half, third]))


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: Fraction(1, 0))
attempt(lambda: Fraction("x"))
attempt(lambda: Fraction(1.5, 2))
attempt(lambda: Fraction(float("nan")))
attempt(lambda: Fraction(float("inf")))
attempt(lambda: half / 0)
attempt(lambda: half + "a")
attempt(lambda: half < "a")
attempt(lambda: Fraction([]))
attempt(lambda: half.limit_denominator(0))
attempt(lambda: Fraction(0) ** -1)
attempt(lambda: setattr(half, "numerator", 3))
