# Every way to format a Fraction.
from fractions import Fraction

values = [Fraction(22, 7), Fraction(-1, 3),Fraction(0),Fraction(1,1000000),Fraction(999999999,1000),Fraction(5),Fraction(-5,2),Fraction(10**30,7),Fraction(1,10**30),Fraction(9999995,10)]

for spec in ("e", ".2E", "g", "#.3g", ".0e", "#.0f", ".1f", "z.1f", "+,.3f", "015,.3f", "016_.2e", "*^20.2%", "x=+20.2g", ",", "#", "<+12", "^12_",
             "=12", ".0g", "<010.2f", "010", "0f", ".f", "d", "z", ".3", "s", " .3f", ".20f"):
    try:
        print(spec, [format(value, spec) for value in values])
    except ValueError as error:
        print(error)
