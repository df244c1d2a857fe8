from _introspection import caller_module, define, forward_annotations, module_names, replace_class
from types import GenericAlias, MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type):
            return f"dataclasses.InitVar[{self.type.__name__}]"
        return f"dataclasses.InitVar[{self.type!r}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        if id(self) in _shown:
            return "..."
        _shown.add(id(self))
        try:
            parts = [f"{name}={getattr(self, name)!r}" for name in
                     ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only", "doc")]
            return f"Field({','.join(parts)},_field_type={self._field_type})"
        finally:
            _shown.discard(id(self))

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


_shown = set()  # the objects whose repr is being made


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _means(annotation, text_module, name, target, cls):
    head = annotation.split("[")[0].strip()
    names = module_names(cls.__module__) or {}
    prefix, dot, last = head.rpartition(".")
    last = last.strip()
    if dot:
        module = names.get(prefix.strip())
        return last == name and getattr(module, "__name__", None) == text_module
    return target is not None and last.isidentifier() and names.get(last) is target


def _is_classvar(annotation, cls):
    typing = module_names("typing")
    if typing is None:
        return False
    classvar = typing["ClassVar"]
    if isinstance(annotation, str):
        return _means(annotation, "typing", "ClassVar", classvar, cls)
    return annotation is classvar or (type(annotation) is typing["_GenericAlias"] and annotation.__origin__ is classvar)


def _is_initvar(annotation, cls):
    if isinstance(annotation, str):
        return _means(annotation, "dataclasses", "InitVar", InitVar, cls)
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, cls):
    if isinstance(annotation, str):
        return _means(annotation, "dataclasses", "KW_ONLY", KW_ONLY, cls)
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(annotation, cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation, cls):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _own_annotations(cls):
    try:
        return cls.__annotations__
    except NameError:
        from annotationlib import get_annotations
        return get_annotations(cls, format=3)


class _Methods:
    def __init__(self):
        self.lines = []
        self.names = {}
        self.methods = []

    def add(self, name, parameters, body, annotations=None):
        self.lines.append(f"def {name}({parameters}):")
        self.lines += ["  " + line for line in body]
        self.methods.append((name, annotations))

    def define(self, cls):
        names = self.names
        names["__name__"] = cls.__module__
        names["_HAS_DEFAULT_FACTORY"] = _HAS_DEFAULT_FACTORY
        names["_shown"] = _shown
        names["_set"] = object.__setattr__
        names["_FrozenInstanceError"] = FrozenInstanceError
        names["_first"] = cls
        made = [name for name, _ in self.methods]
        body = "\n ".join(self.lines)
        functions = define("_define", f"def _define(__class__):\n {body}\n return [{', '.join(made)}]", names)(cls)
        for (name, annotations), function in zip(self.methods, functions):
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if annotations is not None:
                function.__annotations__ = annotations
        return dict(zip(made, functions))


def _add_init(methods, ordered, std, kw_only, frozen, has_post_init, slots):
    seen_default = None
    for f in std:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    self_name = "__dataclass_self__" if "self" in [f.name for f in ordered] else "self"
    parameters, body, annotations = [self_name], [], {}

    def parameter(f):
        annotations[f.name] = f.type
        if f.default is not MISSING:
            methods.names["_default_" + f.name] = f.default
            return f"{f.name}=_default_{f.name}"
        if f.default_factory is not MISSING:
            return f"{f.name}=_HAS_DEFAULT_FACTORY"
        return f.name

    parameters += [parameter(f) for f in std if f.init]
    if any(f.init for f in kw_only):
        parameters.append("*")
        parameters += [parameter(f) for f in kw_only if f.init]
    for f in ordered:
        if f._field_type is _FIELD_INITVAR:
            continue
        value = f.name
        if f.default_factory is not MISSING:
            methods.names["_make_" + f.name] = f.default_factory
            make = f"_make_{f.name}()"
            value = f"{make} if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}" if f.init else make
        elif not f.init:
            if not slots or f.default is MISSING:
                continue
            methods.names["_default_" + f.name] = f.default
            value = f"_default_{f.name}"
        body.append(f"_set({self_name}, {f.name!r}, {value})" if frozen else f"{self_name}.{f.name} = {value}")
    if has_post_init:
        body.append(f"{self_name}.__post_init__({', '.join(f.name for f in ordered if f._field_type is _FIELD_INITVAR)})")
    annotations["return"] = None
    methods.add("__init__", ", ".join(parameters), body or ["pass"], annotations)


def _tuple_of(obj, names):
    return "()" if not names else f"({', '.join(f'{obj}.{name}' for name in names)},)"


def _add_repr(methods, names):
    shown = ", ".join(f"{name}={{self.{name}!r}}" for name in names)
    methods.add("__repr__", "self", [
        "key = id(self)",
        "if key in _shown: return '...'",
        "_shown.add(key)",
        "try:",
        f" return f\"{{self.__class__.__qualname__}}({shown})\"",
        "finally:",
        " _shown.discard(key)"])


def _add_frozen(methods, names):
    # With slots the class is made anew, and then this one means the first one still, as in CPython.
    condition = f"type(self) is _first or name in {tuple(names)!r}" if names else "type(self) is _first"
    for method, parameters, passed, verb in (("__setattr__", "self, name, value", "name, value", "assign to"),
                                             ("__delattr__", "self, name", "name", "delete")):
        methods.add(method, parameters, [
            f"if {condition}:",
            f" raise _FrozenInstanceError(f\"cannot {verb} field {{name!r}}\")",
            f"super(_first, self).{method}({passed})"])


def _text_of_type(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        if annotation.__module__ in ("builtins", "typing"):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    text = repr(annotation)
    if getattr(annotation, "__module__", None) == "typing":
        return text.replace("typing.", "")
    return text


def _signature_text(std, kw_only):
    def text(f):
        default = f.default if f.default_factory is MISSING else _HAS_DEFAULT_FACTORY
        return f"{f.name}: {_text_of_type(f.type)}" + ("" if default is MISSING else f" = {default!r}")
    parts = [text(f) for f in std if f.init]
    last = [text(f) for f in kw_only if f.init]
    return f"({', '.join(parts + (['*'] if last else []) + last)})"


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot))
    frozen_bases = []
    for b in cls.__mro__[-1:0:-1]:
        inherited = getattr(b, _FIELDS, None)
        if inherited is not None:
            fields.update(inherited)
            if _FIELDS in b.__dict__:
                frozen_bases.append(getattr(b, _PARAMS).frozen)
    kw_only_seen = False
    own_fields = []
    annotations = _own_annotations(cls)
    for name, annotation in annotations.items():
        if _is_kw_only(annotation, cls):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = kw_only = True
        else:
            own_fields.append(_get_field(cls, name, annotation, kw_only))
    for f in own_fields:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if frozen_bases:
        if not frozen and any(frozen_bases) and all(frozen_bases):
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if frozen and not any(frozen_bases):
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    ordered = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std = [f for f in ordered if f.init and not f.kw_only]
    kw = [f for f in ordered if f.init and f.kw_only]
    real = [f for f in ordered if f._field_type is _FIELD]
    own = [f.name for f in fields.values() if f._field_type is _FIELD]
    methods = _Methods()
    if init:
        _add_init(methods, ordered, std, kw, frozen, hasattr(cls, "__post_init__"), slots)
    _set_new(cls, "__replace__", _replace)
    if repr:
        _add_repr(methods, [f.name for f in real if f.repr])
    if eq:
        compared = [f.name for f in real if f.compare]
        methods.add("__eq__", "self, other", [
            "if self is other: return True",
            "if other.__class__ is self.__class__:",
            f" return {' and '.join(f'self.{name}==other.{name}' for name in compared) or 'True'}",
            "return NotImplemented"])
    if order:
        compared = [f.name for f in real if f.compare]
        for name, op in ("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="):
            methods.add(name, "self, other", [
                "if other.__class__ is self.__class__:",
                f" return {_tuple_of('self', compared)}{op}{_tuple_of('other', compared)}",
                "return NotImplemented"])
    if frozen:
        _add_frozen(methods, own)
    makes_hash = unsafe_hash or eq and frozen and not has_explicit_hash
    if unsafe_hash and has_explicit_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if makes_hash:
        hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
        methods.add("__hash__", "self", [f"return hash({_tuple_of('self', hashed)})"])
    for name, function in methods.define(cls).items():
        if name == "__hash__":
            setattr(cls, name, function)
        elif _set_new(cls, name, function):
            if name in ("__lt__", "__le__", "__gt__", "__ge__"):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__} Consider using functools.total_ordering")
            if name in ("__setattr__", "__delattr__"):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
    if not unsafe_hash and eq and not frozen and not has_explicit_hash:
        cls.__hash__ = None
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(std, kw)
    if match_args:
        _set_new(cls, "__match_args__", tuple(f.name for f in std))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, real, weakref_slot)
    return cls


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ()
    return [slots] if isinstance(slots, str) else list(slots)


def _with_slots(cls, fields, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = dict(cls.__dict__)
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    slots = [f.name for f in fields if f.name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    docs = {f.name: f.doc for f in fields}
    names["__slots__"] = {name: docs.get(name) for name in slots} if any(docs.values()) else tuple(slots)
    for f in fields:
        names.pop(f.name, None)
    names.pop("__dict__", None)
    names.pop("__weakref__", None)
    new = type(cls)(cls.__name__, cls.__bases__, names)
    new.__qualname__ = cls.__qualname__
    for value in names.values():
        for function in (value, getattr(value, "__func__", None), getattr(value, "fget", None), getattr(value, "fset", None),
                         getattr(value, "fdel", None)):
            while function is not None:
                replace_class(function, cls, new)
                function = getattr(function, "__wrapped__", None)
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        known = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in known.values() if f._field_type is _FIELD)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _needs_instance(obj, what):
    if not hasattr(type(obj), _FIELDS):
        raise TypeError(f"{what}() should be called on dataclass instances")


_ATOMIC = frozenset({type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range, property,
                     type(len), type(field)})


def _convert(obj, convert):
    cls = type(obj)
    if cls in _ATOMIC:
        return obj
    if hasattr(cls, _FIELDS):
        return convert([(f.name, _convert(getattr(obj, f.name), convert)) for f in fields(obj)])
    if issubclass(cls, tuple) and hasattr(obj, "_fields"):
        return cls(*[_convert(v, convert) for v in obj])
    if issubclass(cls, dict):
        if hasattr(cls, "default_factory"):
            result = cls(obj.default_factory)
            for k, v in obj.items():
                result[_convert(k, convert)] = _convert(v, convert)
            return result
        return cls((_convert(k, convert), _convert(v, convert)) for k, v in obj.items())
    if issubclass(cls, (list, tuple)):
        return cls([_convert(v, convert) for v in obj])
    from copy import deepcopy
    return deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    _needs_instance(obj, "asdict")
    return _convert(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    _needs_instance(obj, "astuple")
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None, decorator=dataclass):
    names = {} if namespace is None else dict(namespace)
    seen, annotations = set(), {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, None
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, names[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if isinstance(item, str):
            from typing import Any as annotation
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _keywords:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation
    names["__annotations__"] = annotations
    from types import new_class
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(names))
    cls.__module__ = caller_module() if module is None else module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
                     kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


_keywords = frozenset("""False None True and as assert async await break class continue def del elif else except finally for from
    global if import in is lambda nonlocal not or pass raise return try while with yield""".split())


def replace(obj, /, **changes):
    _needs_instance(obj, "replace")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


_replace.__name__ = "_replace"
