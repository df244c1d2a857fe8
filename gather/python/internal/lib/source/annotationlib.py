from _introspection import annotation_sources, define, forward_annotations, module_names

__all__ = ["Format", "ForwardRef", "call_annotate_function", "call_evaluate_function", "get_annotate_from_class_namespace",
           "get_annotations", "annotations_to_string", "type_repr"]

_VALUE, _FAKE, _FORWARDREF, _STRING = 1, 2, 3, 4


def __getattr__(name):
    # Few programs ask for formats by name: the enum is made for those.
    if name != "Format":
        raise AttributeError(f"module 'annotationlib' has no attribute {name!r}")
    global Format
    from enum import IntEnum

    class Format(IntEnum):
        VALUE = 1
        VALUE_WITH_FAKE_GLOBALS = 2
        FORWARDREF = 3
        STRING = 4

    Format.__qualname__ = "Format"
    return Format


class ForwardRef:
    __slots__ = ("__forward_arg__", "__forward_module__", "__forward_is_argument__", "__forward_is_class__", "__owner__",
                 "__globals__", "__extra_names__")

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__owner__ = owner
        self.__globals__ = None
        self.__extra_names__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=1):
        if format == _STRING:
            return self.__forward_arg__
        if owner is None:
            owner = self.__owner__
        names = {}
        if globals is None:
            globals = self.__globals__
        if globals is None:
            module = self.__forward_module__
            if module is None:
                module = getattr(owner, "__module__", None)
            globals = module if isinstance(module, dict) else getattr(owner, "__globals__", None) or module_names(module)
        names.update(globals or {})
        if type_params is None:
            type_params = getattr(owner, "__type_params__", ())
        if isinstance(owner, type):
            names.update(vars(owner))
        for param in type_params or ():
            names.setdefault(param.__name__, param)
        names.update(self.__extra_names__ or {})
        if locals is not None:
            names.update(locals)
        text = self.__forward_arg__
        try:
            value = define("value", f"def value(): return ({text}\n)", names)
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {text!r}") from None
        try:
            return value()
        except NameError:
            if format == _FORWARDREF:
                return self
            raise

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__
                and self.__globals__ is other.__globals__ and self.__owner__ == other.__owner__
                and self.__forward_is_class__ == other.__forward_is_class__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__, self.__forward_is_class__))

    def __or__(self, other):
        return union(self, other)

    def __ror__(self, other):
        return union(other, self)

    def __repr__(self):
        extra = []
        if self.__forward_module__ is not None:
            extra.append(f", module={self.__forward_module__!r}")
        if self.__forward_is_class__:
            extra.append(", is_class=True")
        if self.__owner__ is not None:
            extra.append(f", owner={self.__owner__!r}")
        return f"ForwardRef({self.__forward_arg__!r}{''.join(extra)})"


class _StandIn:
    __slots__ = ("_text", "_weak", "_shared")

    def __init__(self, text, shared, weak=False):
        self._text, self._shared, self._weak = text, shared, weak
        shared.append(self)

    def _write(self, value):
        if isinstance(value, _StandIn):
            return value._text
        if value is None or value is ... or isinstance(value, (str, int, float, bytes)):
            return "..." if value is ... else repr(value)
        if isinstance(value, tuple):
            return ", ".join(map(self._write, value)) + ("," if len(value) == 1 else "")
        if isinstance(value, list):
            return f"[{', '.join(map(self._write, value))}]"
        names = self._shared[0]
        name = f"__annotationlib_name_{len(names) + 1}__"
        names[name] = value
        return name

    def _made(self, text, weak=False):
        return _StandIn(text, self._shared, weak)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self._made(f"{self._text}.{name}")

    def __getitem__(self, key):
        return self._made(f"{self._text}[{self._write(key)}]")

    def __call__(self, *args, **kwds):
        parts = [self._write(arg) for arg in args] + [f"{name}={self._write(arg)}" for name, arg in kwds.items()]
        return self._made(f"{self._text}({', '.join(parts)})")

    def __or__(self, other):
        return self._made(f"{self._text} | {self._write(other)}")

    def __ror__(self, other):
        return self._made(f"{self._write(other)} | {self._text}")

    def __hash__(self):
        return id(self)


def union(*members):
    from typing import Union
    return Union[members]


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    if format == _STRING:
        return annotation_sources(annotate)
    if format != _FORWARDREF:
        return annotate(format)
    # The slots of a stand-in are not those of a ForwardRef: the values are gone through once more.
    shared = [{}]
    annotations = forward_annotations(annotate, lambda name: _StandIn(name, shared))
    if len(shared) == 1:
        return annotations
    references = {}
    for stand_in in shared[1:]:
        reference = ForwardRef(stand_in._text, owner=owner, is_class=isinstance(owner, type))
        reference.__globals__ = getattr(annotate, "__globals__", None)
        reference.__extra_names__ = shared[0]
        references[stand_in] = reference
    return {name: _replace(value, references) for name, value in annotations.items()}


def _replace(value, references):
    if isinstance(value, _StandIn):
        return references[value]
    args = getattr(value, "__args__", None)
    if not isinstance(args, tuple) or not args or isinstance(value, type):
        return value
    changed = tuple(_replace(arg, references) for arg in args)
    if all(a is b for a, b in zip(args, changed)):
        return value
    if hasattr(value, "copy_with"):
        return value.copy_with(changed)
    origin = value.__origin__
    if type(value).__name__ == "Union":
        return union(*changed)
    return origin[changed]


def call_evaluate_function(evaluate, format, *, owner=None):
    return evaluate(_VALUE)


def get_annotate_from_class_namespace(obj):
    return obj.get("__annotate_func__", obj.get("__annotate__"))


def type_repr(value):
    if isinstance(value, (type, type(type_repr), type(len))):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    return repr(value)


def annotations_to_string(annotations):
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}


def _values(obj):
    if isinstance(obj, type):
        return obj.__annotations__ if "__annotations__" in vars(obj) or getattr(obj, "__annotate__", None) else None
    return getattr(obj, "__annotations__", None)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    if eval_str and format != _VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == _FAKE:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    found = None
    if format in (_VALUE, _FORWARDREF):
        try:
            found = _values(obj)
        except NameError:
            if format == _VALUE:
                raise
            found = call_annotate_function(obj.__annotate__, format, owner=obj)
    elif format == _STRING:
        annotate = getattr(obj, "__annotate__", None)
        if annotate is not None:
            found = call_annotate_function(annotate, format, owner=obj)
        else:
            found = _values(obj)
            if found is not None:
                found = annotations_to_string(found)
    else:
        raise ValueError(f"Unsupported format {format!r}")
    if found is None:
        if isinstance(obj, (type, type(__builtins__))) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str:
        return dict(found)
    while hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    result = {}
    for name, value in found.items():
        if isinstance(value, str):
            value = ForwardRef(value, owner=obj).evaluate(globals=globals, locals=locals)
        result[name] = value
    return result
