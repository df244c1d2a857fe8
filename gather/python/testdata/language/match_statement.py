class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(value):
    match value:
        case 0 | 1:
            return "bit"
        case int(n) if n < 0:
            return f"negative {n}"
        case bool() | int():
            return "int"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case str():
            return "text"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [first, *_, last]:
            return f"from {first} to {last}"
        case {"type": "circle", "r": r, **rest}:
            return f"circle {r} {rest}"
        case {}:
            return "mapping"
        case Point(0, y=0):
            return "origin"
        case Point(x=x, y=y) if x == y:
            return f"diagonal {x}"
        case Point(x, _):
            return f"point {x}"
        case None | 2.5:
            return "constant"
        case _:
            return "other"


values = [1, -5, 7, True, "b", "zz", [], [3], (1, 2, 3), {"type": "circle", "r": 2, "c": 1}, {"q": 1}]
for value in values:
    print(repr(value), "->", describe(value))
for value in Point(0, 0), Point(2, 2), Point(3, 4), None, 2.5, 3.5, {1}, range(2):
    print(type(value).__name__, "->", describe(value))
match (1, (2, [3, 4])):
    case (a, (b, [c, d])):
        print(a, b, c, d)
