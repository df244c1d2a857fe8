# What __slots__ leaves in a class, beside a __dict__ and without one, and what the namespace of a class is.
import inspect
import types


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


class Named(Point):
    pass


class Both(Point):
    __slots__ = ("z", "__dict__")


print(Point.x, type(Point.x), Point.x.__name__, Point.x.__objclass__, Point.x.__doc__)
print(inspect.ismemberdescriptor(Point.x), isinstance(Point.x, types.MemberDescriptorType), inspect.isdatadescriptor(Point.x))
p = Point(1)
print(Point.x.__get__(p), Point.x.__get__(None, Point) is Point.x)
Point.x.__set__(p, 5)
print(p.x)
for wrong in (lambda: Point.x.__get__(3), lambda: Point.y.__get__(p), lambda: p.__dict__, lambda: vars(p)):
    try:
        wrong()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)

n = Named(1)
n.label = "n"
print(n.__dict__, vars(n), n.x, n.label)
n.__dict__ = {"other": 1}
print(n.x, n.other, hasattr(n, "label"))
del n.x
print(hasattr(n, "x"))
b = Both(2)
b.z, b.w = 3, 4
print(b.__dict__, b.x, b.z)


class Guarded(Point):
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    @property
    def total(self):
        return self.x

    @total.setter
    def total(self, value):
        object.__setattr__(self, "x", value)


g = Guarded(1)
g.total = 9
print(g.x, g.total, g.__dict__)


class Shown:
    attribute = 1

    @staticmethod
    def static():
        "Static."

    @classmethod
    def classy(cls):
        "Classy."

    @property
    def computed(self):
        return 1


names = Shown.__dict__
print(type(names), type(vars(Shown)), names["attribute"], "static" in names, isinstance(names, dict))
Shown.later = 2
print(names["later"], names.get("never"), [name for name in names if not name.startswith("__")])
try:
    names["attribute"] = 2
except TypeError as error:
    print(error)
try:
    del names["attribute"]
except TypeError as error:
    print(error)
print(names["static"].__dict__, names["classy"].__dict__["__doc__"], repr(names["static"])[:22], names["computed"].__name__)
print(staticmethod(len), classmethod(len), super(Named, n))
print(types.MappingProxyType({"a": 1}) | {"b": 2}, {"b": 2} | types.MappingProxyType({"a": 1}), int.__dict__["real"])
try:
    Shown.__name__ = 3
except TypeError as error:
    print(error)
