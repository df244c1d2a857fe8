def attempt(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)


class Point:
    __slots__ = ("x", "y", "__secret")

    def __init__(self, x):
        self.x = x
        self.__secret = 42

    def reveal(self):
        return self.__secret


class Named(Point):
    __slots__ = "name"


class Open(Point):
    pass


p = Point(1)
print(p.x, p.reveal(), Point.__slots__, hasattr(p, "y"), hasattr(p, "__dict__"))
named = Named(2)
named.name, named.y = "n", 3
print(named.name, named.x + named.y)
free = Open(5)
free.anything = 1
print(free.anything, free.x)
for act in (
    lambda: p.y,
    lambda: setattr(p, "z", 1),
    lambda: setattr(named, "z", 1),
    lambda: delattr(p, "y"),
    lambda: p.__dict__,
    lambda: vars(p),
    lambda: type("Clash", (), {"__slots__": ("a",), "a": 1}),
    lambda: type("Bad", (), {"__slots__": ("1a",)}),
    lambda: type("Bad", (), {"__slots__": (5,)}),
    lambda: type("Bad", (int,), {"__slots__": ("x",)}),
):
    attempt(act)
del p.x
attempt(lambda: p.x)
