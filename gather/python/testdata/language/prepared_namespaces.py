"""The namespace that a metaclass prepares for the body of a class."""


class Recording(dict):
    def __init__(self):
        super().__init__()
        self.log = []

    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.log.append(f"set {key}")
            if key in self:
                raise TypeError(f"{key} again")
        super().__setitem__(key, value)

    def __missing__(self, key):
        if key.startswith("auto_"):
            self.log.append(f"made {key}")
            return len(self.log)
        raise KeyError(key)

    def __delitem__(self, key):
        self.log.append(f"deleted {key}")
        super().__delitem__(key)


class Meta(type):
    @classmethod
    def __prepare__(metacls, name, bases, **options):
        print("prepare", name, bases, options)
        return Recording() if options.get("record", True) else {"given": 1}

    def __new__(metacls, name, bases, namespace, **options):
        print("new", type(namespace).__name__, getattr(namespace, "log", None))
        return super().__new__(metacls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        print("init", sorted(n for n in vars(cls) if not n.startswith("__")))


class A(metaclass=Meta):
    x = 1
    y = auto_thing
    z = x + y

    def method(self):
        return __class__, self.z, super().__hash__() is not None

    temporary = 5
    del temporary
    squares = [n * z for n in range(3) for z in (2,)]
    from math import pi
    import math as m

    for i in range(1):
        pass


print(A.x, A.y, A.z, A.squares, A().method()[1:], A().method()[0] is A, A.pi)


class B(A, record=False):
    y = given + 1


print(B.y, B.given)
for body in ("again", "missing", "deleting"):
    try:
        if body == "again":
            class C(metaclass=Meta):
                a = 1
                a = 2
        elif body == "missing":
            class C(metaclass=Meta):
                a = nothing
        else:
            class C(metaclass=Meta):
                del nothing
    except (TypeError, NameError) as error:
        print(type(error).__name__, error)


class Odd(type):
    @classmethod
    def __prepare__(cls, *args):
        return 5


try:
    class D(metaclass=Odd):
        pass
except TypeError as error:
    print(error)


class Hooked:
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Keywords(type):
    def __new__(metacls, name, bases, namespace, extra=None, **kwargs):
        cls = super().__new__(metacls, name, bases, namespace, **kwargs)
        cls.extra = extra
        return cls

    def __init__(cls, *args, **kwargs):
        super().__init__(*args)


class E(Hooked, metaclass=Keywords, tag="t", extra=5):
    pass


print(E.tag, E.extra, type("F", (Hooked,), {}, tag="u").tag, type.__prepare__("G", ()))


class Text(str):
    __str__ = str.__repr__
    __add__ = str.__mul__


class Number(int):
    def __repr__(self):
        return "number"

    __str__ = int.__repr__


print(Text("a"), f"{Text('b')}", str(Text("c")), Text("ab") + 2, Number(5), f"{Number(6)}", [Number(7)], "%s" % Number(8))
