class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


def main():
    total = Vector(0.0, 0.0)
    length = 0.0
    for i in range(50_000):
        total = total + Vector(i * 0.5, 1.5)
        length += total.dot(total) ** 0.5
    return length


main()
