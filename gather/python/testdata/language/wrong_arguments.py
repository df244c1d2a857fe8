def f(a, b, /, c, *, d):
    pass


def g(x=0):
    pass


class Point:
    def __init__(self, x, y):
        pass

    def move(self, dx):
        pass


calls = [
    lambda: f(),
    lambda: f(1, 2, 3),
    lambda: f(1, 2, 3, 4, d=5),
    lambda: f(1, b=2, c=3, d=4),
    lambda: f(1, 2, 3, d=4, e=5),
    lambda: f(1, 2, 3, c=3, d=4),
    lambda: g(1, 2),
    lambda: g(y=1),
    lambda: g(*[1], **{"x": 2}),
    lambda: Point(1),
    lambda: Point(1, 2, 3),
    lambda: Point(1, 2).move(),
    lambda: Point(1, 2).move(1, dx=1),
    lambda: f(**{1: 2}),
    lambda: f(*1),
    lambda: f(**1),
    lambda: (lambda: 0)(1),
    lambda: (lambda a, b, c: 0)(),
]
for call in calls:
    try:
        call()
    except TypeError as error:
        print(error)
