import keyword
import numbers
from numbers import Complex, Integral, Number, Rational, Real

for value in (1, True, 1.5, 2j, "1", None):
    print(repr(value), [kind.__name__ for kind in (Number, Complex, Real, Rational, Integral) if isinstance(value, kind)])
for name in ("for", "async", "match", "print", "None", "_", "type"):
    print(name, keyword.iskeyword(name), keyword.issoftkeyword(name))
print(len(keyword.kwlist), keyword.softkwlist, keyword.kwlist[:5])


class Money(Number):
    def __init__(self, cents):
        self.cents = cents


print(isinstance(Money(5), Number), sorted(Integral.__abstractmethods__)[:5], len(Real.__abstractmethods__), numbers.__all__)
for attempt in (Real, lambda: hash(Money(5)), lambda: Number() is not None, lambda: keyword.iskeyword([])):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
