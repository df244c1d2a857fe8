class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"<{self.x} {self.y}>"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __bool__(self):
        return bool(self.x or self.y)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented


v, w = Vector(3, 4), Vector(1, 2)
print(v + w, v * 2, 2 * v, -v, abs(v), v @ w, bool(Vector(0, 0)))
same = v
v += w
print(v, same is v, sum([v, w]))
for attempt in (lambda: v + 1, lambda: 1 + v, lambda: v - w, lambda: +v, lambda: v // 2):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
