class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self.parts <= other.parts

    def __hash__(self):
        return hash(self.parts)

    def __str__(self):
        return ".".join(str(p) for p in self.parts)


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == c, a != c, a is c, a == "1.2", a < b, a > b, a <= c, a >= b)
print(*sorted([b, a, Version(0, 9)]), max(a, b), min([b, a]))
print(len({a, b, c}), {a: "first"}[c], a in [b, c], [b, a].index(c))


class Unordered:
    __hash__ = None

    def __eq__(self, other):
        return NotImplemented


for attempt in (lambda: Unordered() < Unordered(), lambda: hash(Unordered()), lambda: sorted([1, "2"])):
    try:
        attempt()
    except TypeError as error:
        print(error)
print(Unordered() == Unordered(), Unordered() != 1)
