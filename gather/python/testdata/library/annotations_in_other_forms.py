"""Annotations as values, as forward references and as text."""
import annotationlib
from annotationlib import ForwardRef, annotations_to_string, get_annotations, type_repr

FORWARDREF, STRING = 3, 4


class A:
    x: Undefined
    y: list[Undefined]
    z: Undefined | None
    w: int | Undefined
    v: Undefined.attribute[int, "s"]
    u: "text"
    t: dict[str, list[Undefined]] = {}
    s: int = 5
    if s > 4:
        r: "conditional"
    else:
        q: "never"


for format in FORWARDREF, STRING:
    for name, value in get_annotations(A, format=format).items():
        print(name, repr(value))
try:
    get_annotations(A)
except NameError as error:
    print(repr(error))


def outer():
    local = int

    def f(a: local, *rest: Foo, b: later = 3, **kw: "quoted") -> late.Thing:
        pass

    early = get_annotations(f, format=FORWARDREF)
    later = str
    return f, early


f, early = outer()
print(early["a"], early["rest"].__forward_arg__, early["b"].__forward_arg__, early["kw"], early["return"].__forward_arg__)
print(get_annotations(f, format=STRING))
print(early["b"].__forward_is_class__, early["b"].__owner__ is f)


def g(a: "int", b: "list[A]", c: int) -> "A | None": pass


print(get_annotations(g), get_annotations(g, eval_str=True), get_annotations(g, eval_str=True, locals={"A": float}))
print(ForwardRef("int").evaluate(), ForwardRef("list[A]", owner=g).evaluate(), ForwardRef("nope").evaluate(format=FORWARDREF))
print(ForwardRef("x"), ForwardRef("x") == ForwardRef("x"), ForwardRef("x") == ForwardRef("y"), ForwardRef("x").__forward_arg__)
print(type_repr(int), type_repr(A), type_repr(g), type_repr(...), type_repr(5), annotations_to_string({"a": int, "b": "c"}))
print(g.__annotate__(1), A.__annotate__ is None, g.__annotations__ == get_annotations(g))


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: get_annotations(3))
attempt(lambda: get_annotations(g, format=STRING, eval_str=True))
attempt(lambda: get_annotations(g, format=9))
attempt(lambda: ForwardRef("a b").evaluate())
attempt(lambda: ForwardRef(3))
attempt(lambda: ForwardRef("missing").evaluate())
print(get_annotations(print), get_annotations(int), get_annotations(annotationlib))


class Own:
    def __init__(self):
        self.value: int = 1

    x: int
    y: str = ""


class Sub(Own):
    z: float


print(Sub.__annotations__, Own.__annotations__, get_annotations(Sub))
Sub.__annotations__ = {"w": bytes}
print(Sub.__annotations__, get_annotations(Sub))


def flags(a, /, b, *c, d, **e): "doc"


code = flags.__code__
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, bool(code.co_flags & 4), bool(code.co_flags & 8))
print(flags.__globals__ is globals(), flags.__type_params__)
