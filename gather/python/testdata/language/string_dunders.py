class Money:
    def __init__(self, amount):
        self.amount = amount

    def __repr__(self):
        return f"Money({self.amount})"

    def __str__(self):
        return f"{self.amount} coins"

    def __format__(self, spec):
        return f"[{self.amount:{spec}}]" if spec else str(self)

    def __int__(self):
        return self.amount

    def __float__(self):
        return self.amount + 0.5

    def __index__(self):
        return self.amount

    def __len__(self):
        return self.amount


m = Money(3)
print(m, [m], (m,), {m.amount: m}, repr(m), str(m))
print(f"{m} {m!r} {m!s:>10} {m:05d} {m=}", "{:+}".format(m), "%s %r" % (m, m))
print(int(m), float(m), "abcdef"[m], [10, 20, 30, 40][m], len(m), bool(Money(0)), hex(m), range(m))


class OnlyRepr:
    def __repr__(self):
        return "only repr"


class BadRepr:
    def __repr__(self):
        return 5


print(OnlyRepr(), str(OnlyRepr()), f"{OnlyRepr()}")
try:
    print(BadRepr())
except TypeError as error:
    print(error)
