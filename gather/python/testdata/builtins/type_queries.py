class A:
    attribute = 1

    def method(self):
        pass


class B(A):
    pass


b = B()
print(type(b).__name__, type(b) is B, isinstance(b, A), isinstance(b, (int, str)), isinstance(1, int | str), issubclass(bool, int))
print(hasattr(b, "attribute"), hasattr(b, "nope"), getattr(b, "attribute"), getattr(b, "nope", None), callable(b.method), callable(b))
b.x = 1
print(vars(b), b.__class__.__name__, [name for name in dir(b) if not name.startswith("__")], b.__dict__)
print(type(1), type("a"), type([]), type(None), type(print), type(lambda: 0), type(type), type(b), type(range(1)), type(x for x in []))
print(isinstance(True, int), type(True) is int, isinstance(None, type(None)), isinstance(A, type), isinstance([], object), isinstance("", str))
print(id(b) == id(b), b is not B(), A.method is B.method, b.method == b.method, type(3.0)(2), int.__name__, type("").__name__)
print(isinstance(ValueError(), Exception), isinstance(KeyboardInterrupt(), Exception), issubclass(KeyError, (LookupError, int)))
for wrong in (lambda: isinstance(1, "int"), lambda: issubclass(1, int), lambda: getattr(b, "nope"), lambda: getattr(b, 5), lambda: b.nope(), lambda: A.nope, lambda: vars(5), lambda: setattr(5, "x", 1), lambda: type(1, 2), lambda: object().x, lambda: delattr(b, "q")):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
