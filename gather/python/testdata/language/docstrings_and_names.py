"""A module's docstring."""


def documented(x):
    """Says what it does.

    Over several lines.
    """
    return x


class Thing:
    """Documented too."""

    def method(self):
        def local():
            pass

        return local


print(__doc__, __name__)
print(documented.__doc__.splitlines()[0], documented.__name__, Thing.__doc__)
print(Thing().method().__qualname__, Thing.method.__qualname__, (lambda: 0).__name__)
print(documented.__defaults__, (lambda a, b=1: 0).__defaults__, (lambda *, k=2: 0).__kwdefaults__)
print(len.__name__, print.__name__, int.__name__, type(3).__name__, type(len).__name__, type(documented).__name__)
print(type(None), type(...), type(NotImplemented), int, ValueError, Thing)
documented.note = "functions have attributes"
print(documented.note, documented.__dict__)
x = 5; y = 6; print(x, y)
long_line = 1 + \
    2 + \
    3
print(long_line, (1,
    2))
if x: print("one line")
print("implicit" " concatenation" f" of {x}" r" \n raw")
