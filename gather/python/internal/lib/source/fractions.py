import math
import numbers
import operator

__all__ = ["Fraction"]


def _parsed(text):
    text = text.strip()
    sign = 1
    if text[:1] in ("+", "-"):
        sign = -1 if text[0] == "-" else 1
        text = text[1:]
    if "/" in text:
        above, below = text.split("/", 1)
        if not _is_digits(above) or not _is_digits(below):
            return None
        return sign * int(above), int(below)
    mantissa, e, exponent = text.replace("E", "e").partition("e")
    power = 0
    if e:
        digits = exponent[1:] if exponent[:1] in ("+", "-") else exponent
        if not _is_digits(digits):
            return None
        power = int(exponent)
    whole, point, decimals = mantissa.partition(".")
    if not (whole or decimals) or whole and not _is_digits(whole) or decimals and not _is_digits(decimals):
        return None
    numerator = int((whole + decimals).replace("_", ""))
    power -= len(decimals.replace("_", ""))
    return (sign * numerator * 10 ** power, 1) if power >= 0 else (sign * numerator, 10 ** -power)


def _is_digits(text):
    return text != "" and all(part.isdecimal() for part in text.split("_"))


def _operation(monomorphic, fallback):
    name = fallback.__name__.strip("_")

    def forward(a, b):
        if isinstance(b, Fraction):
            return monomorphic(a, b)
        if isinstance(b, int):
            return monomorphic(a, Fraction(b))
        if isinstance(b, float):
            return fallback(float(a), b)
        if isinstance(b, complex):
            return fallback(complex(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return monomorphic(Fraction(a), b)
        if isinstance(a, numbers.Real):
            return fallback(float(a), float(b))
        if isinstance(a, numbers.Complex):
            return fallback(complex(a), complex(b))
        return NotImplemented

    forward.__name__, reverse.__name__ = f"__{name}__", f"__r{name}__"
    return forward, reverse


class Fraction(numbers.Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                n, d = numerator, 1
            elif isinstance(numerator, numbers.Rational):
                n, d = numerator.numerator, numerator.denominator
            elif isinstance(numerator, str):
                found = _parsed(numerator)
                if found is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                n, d = found
                if d == 0:
                    raise ZeroDivisionError(f"Fraction({n}, 0)")
                common = math.gcd(n, d)
                n, d = n // common, d // common
            elif not isinstance(numerator, type) and hasattr(numerator, "as_integer_ratio"):
                n, d = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance or have the as_integer_ratio() method")
        else:
            if not (isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational)):
                raise TypeError("both arguments should be Rational instances")
            n = numerator.numerator * denominator.denominator
            d = denominator.numerator * numerator.denominator
            if d == 0:
                raise ZeroDivisionError(f"Fraction({n}, 0)")
            common = math.gcd(n, d)
            if d < 0:
                common = -common
            n, d = n // common, d // common
        self._numerator, self._denominator = n, d
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_number(cls, number):
        if isinstance(number, str) or not hasattr(number, "as_integer_ratio"):
            raise TypeError("argument should be a Rational instance or have the as_integer_ratio() method")
        return cls(*number.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, spec):
        f = _Spec(spec)
        if f.kind:
            negative, integer, rest = _float_style(self, f)
        else:
            negative, integer, rest = self._numerator < 0, str(abs(self._numerator)), ""
            if self._denominator > 1 or f.alternate:
                rest = f"/{self._denominator:{f.separator}}"
        prefix = "-" if negative else "" if f.sign == "-" else f.sign
        if f.zeros:
            room = f.width - len(prefix) - len(rest)
            integer = integer.zfill(3 * room // 4 + 1 if f.separator else room)
        if f.separator:
            first = 1 + (len(integer) - 1) % 3
            integer = f.separator.join([integer[:first], *(integer[i:i + 3] for i in range(first, len(integer), 3))])
        body = integer + rest
        padding = f.fill * (f.width - len(prefix) - len(body))
        if f.align == "=":
            return prefix + padding + body
        half = len(padding) // 2 if f.align == "^" else len(padding) if f.align == ">" else 0
        return padding[:half] + prefix + body + padding[half:]

    __add__, __radd__ = _operation(
        lambda a, b: Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator), operator.add)
    __sub__, __rsub__ = _operation(
        lambda a, b: Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator), operator.sub)
    __mul__, __rmul__ = _operation(
        lambda a, b: Fraction(a._numerator * b._numerator, a._denominator * b._denominator), operator.mul)
    __truediv__, __rtruediv__ = _operation(
        lambda a, b: Fraction(a._numerator * b._denominator, a._denominator * b._numerator), operator.truediv)
    __floordiv__, __rfloordiv__ = _operation(
        lambda a, b: (a.numerator * b.denominator) // (a.denominator * b.numerator), operator.floordiv)
    __mod__, __rmod__ = _operation(
        lambda a, b: Fraction((a.numerator * b.denominator) % (b.numerator * a.denominator), a.denominator * b.denominator), operator.mod)

    def __divmod__(a, b):
        if not isinstance(b, (Fraction, int)):
            return divmod(float(a), b) if isinstance(b, float) else NotImplemented
        quotient = a // b
        return quotient, a - b * quotient

    def __rdivmod__(b, a):
        if isinstance(a, numbers.Rational):
            return divmod(Fraction(a), b)
        return divmod(float(a), float(b)) if isinstance(a, numbers.Real) else NotImplemented

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return Fraction(a._numerator ** power, a._denominator ** power)
            if a._numerator == 0:
                raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
            return Fraction(a._denominator ** -power, a._numerator ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** b._numerator if b._denominator == 1 else a ** float(b)

    def __pos__(a):
        return Fraction(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __float__(a):
        return a._numerator / a._denominator

    def __complex__(a):
        return complex(float(a))

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, remainder = divmod(self._numerator, self._denominator)
            if remainder * 2 < self._denominator:
                return floor
            if remainder * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        return hash(self._numerator) if self._denominator == 1 else _hash(self._numerator, self._denominator)

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if math.isnan(b) or math.isinf(b) else a == Fraction(*b.as_integer_ratio())
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(0.0, other) if math.isnan(other) or math.isinf(other) else op(self, Fraction(*other.as_integer_ratio()))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _hash(numerator, denominator):
    # That of an equal float, if there is one.
    modulus = (1 << 61) - 1
    inverse = pow(denominator, -1, modulus) if denominator % modulus else None
    value = 314159 if inverse is None else hash(hash(abs(numerator)) * inverse % modulus)
    result = value if numerator >= 0 else -value
    return -2 if result == -1 else result


class _Spec:
    def __init__(self, spec):
        self._text = spec
        self.kind = spec[-1:] if spec[-1:] in ("e", "E", "f", "F", "g", "G", "%") else ""
        self._left = spec[:-1] if self.kind else spec
        self.fill, self.align = " ", ""
        if self._starts("<>^=", 1):
            self.fill, self.align, self._left = self._left[0], self._left[1], self._left[2:]
        else:
            self.align = self._next("<>^=")
        self.sign = self._next("-+ ") or "-"
        self.positive_zero = self.kind and self._next("z")
        self.alternate = self._next("#")
        self.zeros = self.kind and self._starts("0") and self._starts("0123456789", 1) and self._next("0")
        if not self.kind and self._starts("0"):
            self._fail()
        self.width = int(self._digits() or 0)
        self.separator = self._next(",_")
        self.precision = 6
        if self.kind and self._next("."):
            digits = self._digits()
            if not digits:
                self._fail()
            self.precision = int(digits)
        if self._left or self.zeros and self.align:
            self._fail()
        self.align = self.align or ">"

    def _starts(self, wanted, at=0):
        char = self._left[at:at + 1]
        return char if char and char in wanted else ""

    def _next(self, wanted):
        char = self._starts(wanted)
        self._left = self._left[len(char):]
        return char

    def _digits(self):
        digits = ""
        while char := self._next("0123456789"):
            digits += char
        return digits

    def _fail(self):
        raise ValueError(f"Invalid format specifier {self._text!r} for object of type 'Fraction'")


def _significant(value, figures):
    if not value:
        return 0, 0
    n, d = value.numerator, value.denominator
    power = len(str(n)) - len(str(d))
    if n < d * 10 ** power if power >= 0 else n * 10 ** -power < d:
        power -= 1
    digits = round(value * Fraction(10) ** (figures - 1 - power))
    if digits == 10 ** figures:
        return digits // 10, power + 1
    return digits, power


def _float_style(value, spec):
    kind, precision, suffix = spec.kind, spec.precision, ""
    size, power = abs(value), None
    if kind in "fF%":
        if kind == "%":
            size, suffix = size * 100, "%"
        digits = round(size * 10 ** precision)
    else:
        figures = max(precision, 1) if kind in "gG" else precision + 1
        digits, power = _significant(size, figures)
        precision = figures - 1
        if kind in "gG" and -4 <= power < figures:
            precision, power = precision - power, None
    text = str(digits).rjust(precision + 1, "0")
    integer, decimals = text[:len(text) - precision], text[len(text) - precision:]
    if kind in "gG" and not spec.alternate:
        decimals = decimals.rstrip("0")
    if power is not None:
        suffix = f"{'E' if kind.isupper() else 'e'}{power:+03}"
    point = "." if decimals or spec.alternate else ""
    return value < 0 and not (spec.positive_zero and not digits), integer, point + decimals + suffix
