from _collections import dotted, repr_once
from _types import (AsyncGeneratorType, BuiltinFunctionType, CellType, ClassMethodDescriptorType, CodeType, CoroutineType, FrameType,
                    FunctionType, GeneratorType, GenericAlias, GetSetDescriptorType, MappingProxyType, MemberDescriptorType,
                    MethodDescriptorType, MethodType, MethodWrapperType, ModuleType, TracebackType, UnionType, WrapperDescriptorType, mark_coroutine)

__all__ = ["AsyncGeneratorType", "BuiltinFunctionType", "BuiltinMethodType", "CapsuleType", "CellType", "ClassMethodDescriptorType",
           "CodeType", "CoroutineType", "EllipsisType", "FrameType", "FunctionType", "GeneratorType", "GenericAlias",
           "GetSetDescriptorType", "LambdaType", "MappingProxyType", "MemberDescriptorType", "MethodDescriptorType", "MethodType",
           "MethodWrapperType", "ModuleType", "NoneType", "NotImplementedType", "SimpleNamespace", "TracebackType", "UnionType",
           "WrapperDescriptorType", "new_class", "resolve_bases", "prepare_class", "get_original_bases", "DynamicClassAttribute",
           "coroutine"]

BuiltinMethodType = BuiltinFunctionType
LambdaType = FunctionType
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)


class CapsuleType:
    __module__ = "builtins"
    __qualname__ = "PyCapsule"

    def __new__(cls):
        raise TypeError("cannot create 'PyCapsule' instances")


CapsuleType.__name__ = "PyCapsule"


def _compare(name):
    def method(self, other):
        if not isinstance(other, SimpleNamespace):
            return NotImplemented
        result = getattr(vars(self), name)(vars(other))
        if result is NotImplemented:
            sign = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}[name]
            raise TypeError(f"'{sign}' not supported between instances of 'dict' and 'dict'")
        return result

    return method


class SimpleNamespace:
    def __init__(self, /, *args, **kwargs):
        if len(args) > 1:
            raise TypeError(f"{type(self).__name__} expected at most 1 argument, got {len(args)}")
        attributes = dict(*args)
        for name in attributes:
            if not isinstance(name, str):
                raise TypeError("keywords must be strings")
        self.__dict__.update(attributes)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__

        def write():
            return f"{name}({', '.join(f'{key}={value!r}' for key, value in vars(self).items())})"

        return repr_once(self, f"{name}(...)", write)

    __eq__, __lt__, __le__, __gt__, __ge__ = map(_compare, ("__eq__", "__lt__", "__le__", "__gt__", "__ge__"))

    __hash__ = None

    def __replace__(self, /, **changes):
        result = type(self)()
        result.__dict__.update(vars(self))
        result.__dict__.update(changes)
        return result

    def __reduce__(self):
        return type(self), (), vars(self)


dotted(SimpleNamespace)


def resolve_bases(bases):
    resolved = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            resolved.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved.extend(entries)
    return bases if len(resolved) == len(bases) and all(map(_is, resolved, bases)) else tuple(resolved)


def _is(a, b):
    return a is b


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass") if "metaclass" in kwds else type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            if issubclass(meta, type(base)):
                continue
            if not issubclass(type(base), meta):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                                "metaclasses of all its bases")
            meta = type(base)
    prepare = getattr(meta, "__prepare__", None)
    return meta, {} if prepare is None else prepare(name, bases, **kwds), kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def get_original_bases(cls, /):
    if not isinstance(cls, type):
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}")
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


class DynamicClassAttribute:
    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _with(self, **changed):
        parts = {"fget": self.fget, "fset": self.fset, "fdel": self.fdel, **changed}
        result = type(self)(**parts, doc=None if self.overwrite_doc and "fget" in changed else self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def getter(self, fget):
        return self._with(fget=fget)

    def setter(self, fset):
        return self._with(fset=fset)

    def deleter(self, fdel):
        return self._with(fdel=fdel)


def coroutine(func):
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    return mark_coroutine(func)
