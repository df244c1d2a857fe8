"""The signatures of everything callable."""
import functools
import inspect
from dataclasses import dataclass
from inspect import Parameter, Signature, cleandoc, getdoc, getmembers, signature, unwrap
from typing import Optional


def f(a, b: int, /, c=3, *args: str, d, e: "Later" = None, **kw) -> list[int]:
    """Does things.

        Indented.
    """


async def g(x: float = 1.5, *, y: Optional[str] = None): ...


class C:
    """A class."""

    def __init__(self, value: int, *more):
        self.value = value

    def method(self, other: "C") -> bool: ...

    @classmethod
    def make(cls, text: str = "x") -> "C": ...

    @staticmethod
    def helper(n): ...

    def __call__(self, q, r=1): ...


class D(C):
    def method(self, other): ...


@dataclass
class Job:
    name: str
    priority: int = 0
    tags: list = None


@functools.wraps(f)
def wrapper(*args, **kwargs): ...


for callable in (f, g, C, C.method, C(1).method, C.make, C.helper, C(1), Job, wrapper, functools.partial(f, 1, 2, d=5), lambda x, *y: x,
                 functools.partial(g, y="k")):
    sig = signature(callable)
    print(sig, repr(sig))
for p in signature(f).parameters.values():
    print(p, repr(p), p.name, p.kind, repr(p.kind), p.kind.description, p.default is Parameter.empty, p.annotation is p.empty)
print(signature(f).return_annotation, signature(g).return_annotation is Signature.empty, list(signature(f).parameters))
bound = signature(f).bind(1, 2, 3, 4, 5, d=6, z=7)
print(bound, bound.args, bound.kwargs, bound.arguments)
bound = signature(f).bind(1, 2, d=3)
bound.apply_defaults()
print(bound.arguments)
print(signature(f).bind_partial(1))
print(signature(f) == signature(wrapper), signature(f) == signature(g))


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ":", error)


for args, kwargs in (((), {}), ((1,), {}), ((1, 2), {}), ((1, 2), {"b": 3, "d": 4}), ((1, 2, 3), {"c": 4, "d": 5})):
    attempt(lambda: signature(f).bind(*args, **kwargs))
attempt(lambda: signature(g).bind(1, 2))
attempt(lambda: signature(g).bind(z=2))
attempt(lambda: signature(5))
attempt(lambda: Parameter("a b", Parameter.KEYWORD_ONLY))
attempt(lambda: Parameter("a", Parameter.VAR_KEYWORD, default=1))
attempt(lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY), Parameter("b", Parameter.POSITIONAL_ONLY)]))
attempt(lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY), Parameter("a", Parameter.KEYWORD_ONLY)]))
sig = signature(g)
print(sig.replace(parameters=[p.replace(default=0) for p in sig.parameters.values()], return_annotation=int))
print(getdoc(f), getdoc(C), getdoc(D), sep="|")
print(repr(cleandoc("  first\n    second\n      third\n\n")))
print([n for n, v in getmembers(C, inspect.isfunction)], getmembers(C(5), lambda v: v == 5))
print(unwrap(wrapper) is f, inspect.getmro(D), inspect.isabstract(C))
print(inspect.getfullargspec(f))
print(inspect.getcallargs(C(1).method, 5) if False else inspect.getcallargs(g, 2))


def checked(function):
    """A decorator that checks arguments against annotations."""
    sig = signature(function)

    @functools.wraps(function)
    def check(*args, **kwargs):
        for name, value in sig.bind(*args, **kwargs).arguments.items():
            annotation = sig.parameters[name].annotation
            if isinstance(annotation, type) and not isinstance(value, annotation):
                raise TypeError(f"{name} must be {annotation.__name__}, not {type(value).__name__}")
        return function(*args, **kwargs)
    return check


@checked
def scale(value: int, by: float = 2.0) -> float:
    return value * by


print(scale(2), scale(2, by=1.5), signature(scale))
attempt(lambda: scale("2"))
