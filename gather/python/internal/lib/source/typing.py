from _functools import _lru_cache_wrapper
from _introspection import caller_module
from _typing import NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, Union
from abc import ABCMeta, abstractmethod
from annotationlib import ForwardRef, get_annotations, type_repr
from types import FunctionType, GenericAlias, MethodType

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString", "Container",
    "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping",
    "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable",
    "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible", "SupportsAbs", "SupportsBytes",
    "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque", "Dict",
    "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator", "BinaryIO", "IO", "Match",
    "Pattern", "TextIO", "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform",
    "evaluate_forward_ref", "final", "get_args", "get_origin", "get_overloads", "get_protocol_members", "get_type_hints",
    "is_protocol", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator", "NoDefault",
    "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly", "Required",
    "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "TypeIs", "TypeAliasType",
    "Unpack"]

TYPE_CHECKING = False
Protocol = None  # until it is defined
Text = str


def _type_convert(arg, is_class=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, is_class=is_class)
    return arg


def _type_check(arg, msg, is_argument=True, allow_special=False):
    arg = _type_convert(arg, is_class=allow_special)
    if isinstance(arg, _GenericAlias) and (
            arg.__origin__ in (Generic, Protocol) or not allow_special and arg.__origin__ in (ClassVar, Final)):
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias) or allow_special and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _type_repr(obj):
    if isinstance(obj, (tuple, list)):
        return f"[{', '.join(map(_type_repr, obj))}]"
    return type_repr(obj)


def _parameters(args):
    found = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            continue
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            inner = (arg,)
        elif isinstance(arg, (list, tuple)):
            inner = _parameters(arg)
        else:
            inner = getattr(arg, "__parameters__", ())
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _check_count(cls, args, parameters):
    least = len([p for p in parameters if not p.has_default()])
    if least <= len(args) <= len(parameters):
        return
    expected = len(parameters)
    if len(args) < least and least != expected:
        expected = f"at least {least}"
    few = "many" if len(args) > len(parameters) else "few"
    raise TypeError(f"Too {few} arguments for {cls}; actual {len(args)}, expected {expected}")


def _unpacked(args):
    result = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (inner and inner[-1] is ...):
            result.extend(inner)
        else:
            result.append(arg)
    return tuple(result)


def _assign(cls, parameters, args):
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec) and not (
            args and isinstance(args[0], (list, tuple, ParamSpec, _ConcatenateGenericAlias)) or args == (...,)):
        args = (args,)
    starred = [i for i, p in enumerate(parameters) if isinstance(p, TypeVarTuple)]
    if starred:
        at = starred[0]
        behind = len(parameters) - at - 1
        if len(args) < at + behind:
            raise TypeError(f"Too few arguments for {cls}; actual {len(args)}, expected at least {at + behind}")
        end = len(args) - behind
        args = (*args[:at], tuple(args[at:end]), *args[end:])
    _check_count(cls, args, parameters)
    given = dict(zip(parameters, args))
    for parameter in parameters[len(args):]:
        given[parameter] = parameter.__default__
    return given


def _substitute(arg, given):
    if isinstance(arg, (TypeVar, ParamSpec)):
        value = given[arg]
        if isinstance(arg, ParamSpec) and isinstance(value, (list, tuple)):
            return list(value)
        return [value]
    if isinstance(arg, TypeVarTuple):
        return list(given[arg])
    if isinstance(arg, type) and not isinstance(arg, GenericAlias):
        return [arg]
    if isinstance(arg, (list, tuple)):
        return [type(arg)([new for old in arg for new in _substitute(old, given)])]
    if isinstance(arg, _UnpackGenericAlias) and isinstance(arg.__args__[0], TypeVarTuple):
        return list(given[arg.__args__[0]])
    inner = getattr(arg, "__parameters__", ())
    if not inner:
        return [arg]
    return [arg[tuple([given[p] for p in inner])]]


def _cached(typed=False):
    def decorate(method):
        remembered = _lru_cache_wrapper(method, 128, typed, None)

        def getitem(self, parameters):
            try:
                return remembered(self, parameters)
            except TypeError:
                pass  # of a parameter without a hash, or method's own, which it will raise again
            return method(self, parameters)

        return getitem

    return decorate


class _SpecialForm:
    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    @_cached()
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedForm(_SpecialForm):
    @_cached(typed=True)
    def __getitem__(self, parameters):
        return self._getitem(self, parameters if isinstance(parameters, tuple) else (parameters,))


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _form(name, subscriptable=True):
    def getitem(self, parameters):
        if not subscriptable:
            raise TypeError(f"{self} is not subscriptable")
        item = _type_check(parameters, f"{self} accepts only single type.", allow_special=name in ("ReadOnly", "Required", "NotRequired"))
        return _GenericAlias(self, (item,))

    form = _SpecialForm(getitem)
    form._name = name
    return form


NoReturn, Never, Self, LiteralString, TypeAlias = (
    _form(name, False) for name in ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias"))
ClassVar, Final, Required, NotRequired, ReadOnly, TypeGuard, TypeIs = (
    _form(name) for name in ("ClassVar", "Final", "Required", "NotRequired", "ReadOnly", "TypeGuard", "TypeIs"))


@_SpecialForm
def Optional(self, parameters):
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


def _flatten(parameters):
    for p in parameters:
        if isinstance(p, _LiteralGenericAlias):
            yield from p.__args__
        else:
            yield p


@_TypedForm
def Literal(self, parameters):
    parameters = tuple(_flatten(parameters))
    try:
        parameters = tuple(value for value, _ in dict.fromkeys((p, type(p)) for p in parameters))
    except TypeError:
        pass
    return _LiteralGenericAlias(self, parameters)


@_SpecialForm
def Concatenate(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_TypedForm
def Annotated(self, params):
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", allow_special=True)
    return _AnnotatedAlias(origin, params[1:])


class _BaseGenericAlias:
    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        res = []
        if self.__origin__ not in bases:
            res.append(self.__origin__)
        i = bases.index(self)
        if not any(isinstance(b, _BaseGenericAlias) or isinstance(b, type) and issubclass(b, Generic) for b in bases[i + 1:]):
            res.append(Generic)
        return tuple(res)

    def __getattr__(self, attr):
        if attr in ("__origin__", "__args__"):
            return super().__getattr__(attr)
        if "__origin__" in self.__dict__ and not (attr.startswith("__") and attr.endswith("__")):
            return getattr(self.__origin__, attr)
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if attr == "__module__":
            return self.__origin__.__module__
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if (attr.startswith("__") and attr.endswith("__")) or attr in ("_inst", "_name", "_nparams", "_source", "_found"):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _GenericAlias(_BaseGenericAlias):
    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _parameters(args)
        if not name:
            self.__module__ = origin.__module__ if hasattr(origin, "__module__") else "typing"

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    @_cached()
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        given = _assign(self, self.__parameters__, _unpacked(_type_convert(p) for p in args))
        new = [item for arg in self.__args__ for item in _substitute(arg, given)]
        return self.copy_with(tuple(new))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        args = ", ".join([_type_repr(a) for a in self.__args__]) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            i = bases.index(self)
            for b in bases[i + 1:]:
                if isinstance(b, _BaseGenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias):
    def __init__(self, name, source, nparams, inst=True):
        self._inst = inst
        self._name = name
        self._nparams = nparams
        self._source = source
        self._found = None
        self.__slots__ = None

    @property
    def __origin__(self):
        if self._found is None:
            source = self._source
            if isinstance(source, str):
                source = _imported(*source.rsplit(".", 1))
            self._found = source
        return self._found

    @property
    def __doc__(self):
        return f"A generic version of {self._source}."

    @_cached()
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([_type_check(p, "Parameters to generic types must be types.") for p in params])
        if self._nparams >= 0 and len(params) != self._nparams:
            least = _with_defaults.get(self._name, self._nparams)
            if not least <= len(params) <= self._nparams:
                few = "many" if len(params) > self._nparams else "few"
                expected = self._nparams if least == self._nparams else f"at least {least}"
                raise TypeError(f"Too {few} arguments for {self}; actual {len(params)}, expected {expected}")
            default = bool | None if "Context" in self._name else type(None)
            params += (default,) * (self._nparams - len(params))
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __getattr__(self, attr):
        if attr.startswith("__") and attr.endswith("__"):
            if attr in ("__name__", "__qualname__"):
                return self._name
            raise AttributeError(attr)
        return getattr(self.__origin__, attr)

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return hash(self._name)


_with_defaults = {"Generator": 1, "AsyncGenerator": 1, "ContextManager": 1, "AsyncContextManager": 1}


def _imported(module, name):
    if module == "collections.abc":
        import collections.abc as found
    elif module == "collections":
        import collections as found
    elif module == "contextlib":
        import contextlib as found
    else:
        import re as found
    return getattr(found, name)


class _TupleType(_SpecialGenericAlias):
    @_cached()
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        if len(params) >= 2 and params[-1] is ...:
            return self.copy_with((*(_type_check(p, msg) for p in params[:-1]), ...))
        return self.copy_with(tuple([_type_check(p, msg) for p in params]))


class _CallableGenericAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias))):
            return super().__repr__()
        return f"typing.Callable[[{', '.join([_type_repr(a) for a in args[:-1]])}], {_type_repr(args[-1])}]"


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        return self._of((tuple(args) if isinstance(args, list) else args, result))

    @_cached()
    def _of(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((..., result))
        if not isinstance(args, tuple):
            if isinstance(args, (ParamSpec, _ConcatenateGenericAlias)):
                return self.copy_with((args, result))
            args = (args,)
        return self.copy_with((*(_type_convert(a) for a in args), result))


class _LiteralGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return {(a, type(a)) for a in self.__args__} == {(a, type(a)) for a in other.__args__}

    def __hash__(self):
        return hash(frozenset([(a, type(a)) for a in self.__args__]))

    def __repr__(self):
        return f"typing.Literal[{', '.join([repr(a) for a in self.__args__])}]"


class _ConcatenateGenericAlias(_GenericAlias):
    pass


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    @property
    def __typing_unpacked_tuple_args__(self):
        arg = self.__args__[0]
        return arg.__args__ if getattr(arg, "__origin__", None) is tuple else None


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return self.__class__(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join([repr(a) for a in self.__metadata__])}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


for _name, _source, _count in (
        ("Awaitable", "Awaitable", 1), ("Coroutine", "Coroutine", 3), ("AsyncIterable", "AsyncIterable", 1),
        ("AsyncIterator", "AsyncIterator", 1), ("Iterable", "Iterable", 1), ("Iterator", "Iterator", 1),
        ("Reversible", "Reversible", 1), ("Container", "Container", 1), ("Collection", "Collection", 1), ("AbstractSet", "Set", 1),
        ("MutableSet", "MutableSet", 1), ("Mapping", "Mapping", 2), ("MutableMapping", "MutableMapping", 2),
        ("Sequence", "Sequence", 1), ("MutableSequence", "MutableSequence", 1), ("MappingView", "MappingView", 1),
        ("KeysView", "KeysView", 1), ("ItemsView", "ItemsView", 2), ("ValuesView", "ValuesView", 1), ("Generator", "Generator", 3),
        ("AsyncGenerator", "AsyncGenerator", 2), ("Hashable", "Hashable", 0), ("Sized", "Sized", 0), ("ByteString", "ByteString", 0)):
    globals()[_name] = _SpecialGenericAlias(_name, "collections.abc." + _source, _count)
for _name, _source, _count in (
        ("Deque", "collections.deque", 1), ("DefaultDict", "collections.defaultdict", 2), ("OrderedDict", "collections.OrderedDict", 2),
        ("Counter", "collections.Counter", 1), ("ChainMap", "collections.ChainMap", 2),
        ("ContextManager", "contextlib.AbstractContextManager", 2), ("AsyncContextManager", "contextlib.AbstractAsyncContextManager", 2),
        ("Pattern", "re.Pattern", 1), ("Match", "re.Match", 1)):
    globals()[_name] = _SpecialGenericAlias(_name, _source, _count)
List = _SpecialGenericAlias("List", list, 1, inst=False)
Set = _SpecialGenericAlias("Set", set, 1, inst=False)
FrozenSet = _SpecialGenericAlias("FrozenSet", frozenset, 1, inst=False)
Dict = _SpecialGenericAlias("Dict", dict, 2, inst=False)
Type = _SpecialGenericAlias("Type", type, 1, inst=False)
Tuple = _TupleType("Tuple", tuple, -1, inst=False)
Callable = _CallableType("Callable", "collections.abc.Callable", 2)


def _generic_parameters(cls):
    if "__orig_bases__" in cls.__dict__:
        error = Generic in cls.__orig_bases__
    else:
        error = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta
    if error:
        raise TypeError("Cannot inherit from plain Generic")
    bases = cls.__dict__.get("__orig_bases__", ())
    tvars = _parameters([b for b in bases if not isinstance(b, type)])
    gvars = None
    for base in bases:
        if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
            if gvars is not None:
                raise TypeError("Cannot inherit from Generic[...] multiple times.")
            gvars, kind = base.__parameters__, base.__origin__.__name__
    if gvars is None:
        return tvars
    missing = [t for t in tvars if t not in gvars]
    if missing:
        raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in {kind}[{', '.join(map(str, gvars))}]")
    return gvars


class Generic:
    __slots__ = ()
    _is_protocol = False

    @classmethod
    @_cached()
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            params = tuple([_type_convert(p) for p in params])
            for p in params:
                if not isinstance(p, (TypeVar, ParamSpec, TypeVarTuple, _UnpackGenericAlias)):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, tuple([Unpack[p] if isinstance(p, TypeVarTuple) else p for p in params]))
        if not cls.__parameters__:
            raise TypeError(f"{cls} is not a generic class")
        given = _assign(cls, cls.__parameters__, _unpacked(_type_convert(p) for p in params))
        args = []
        for parameter in cls.__parameters__:
            if isinstance(parameter, TypeVarTuple):
                args += given[parameter]
            elif isinstance(parameter, ParamSpec) and isinstance(given[parameter], list):
                args.append(tuple(given[parameter]))
            else:
                args.append(given[parameter])
        return _GenericAlias(cls, tuple(args))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls.__parameters__ = tuple(_generic_parameters(cls))


_IGNORED = frozenset((
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol", "__protocol_attrs__",
    "__non_callable_proto_members__", "__type_params__", "__abstractmethods__", "__annotations__", "__dict__", "__doc__",
    "__init__", "__module__", "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__",
    "__static_attributes__", "__firstlineno__", "__annotate__", "__annotate_func__", "__annotations_cache__", "__classdictcell__",
    "__conditional_annotations__", "__qualname__", "_abc_impl", "_abc_registry", "_MutableMapping__marker", "__final__"))


def _protocol_attrs(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base in (Protocol, Generic):
            continue
        for attr in (*base.__dict__, *get_annotations(base, format=3)):
            if attr not in _IGNORED and not attr.startswith("_abc_"):
                attrs.add(attr)
    return attrs


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


_missing = object()


def _static(obj, name):
    own = getattr(obj, "__dict__", None)
    for cls in type(obj).__mro__:
        if name in cls.__dict__:
            return cls.__dict__[name]
    if own is not None and name in own:
        return own[name]
    return getattr(obj, name, _missing) if own is None or hasattr(type(obj), "__slots__") else _missing


_within_check = 0


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if not (name == "Protocol" and len(bases) < 2) and Protocol in bases:
            for base in bases:
                if not (base in (object, Generic) or getattr(base, "_is_protocol", False)
                        or base.__name__ in _PROTO_ALLOWLIST.get(base.__module__, ())):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _within_check:
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            data = sorted(cls.__non_callable_proto_members__)
            if data:
                raise TypeError("Protocols with non-method members don't support issubclass()."
                                f" Non-method members: {str(data)[1:-1]}.")
        return cls._check(other)

    def _check(cls, other):
        # A class asks the protocols that inherit from it, too, which then need not be ones to ask.
        global _within_check
        _within_check += 1
        try:
            return super().__subclasscheck__(other)
        finally:
            _within_check -= 1

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if cls._check(type(instance)):
            return True
        for attr in cls.__protocol_attrs__:
            value = _static(instance, attr)
            if value is _missing or value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


_PROTO_ALLOWLIST = {
    "collections.abc": ("Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator", "Hashable", "Sized",
                        "Container", "Collection", "Reversible", "Buffer"),
    "contextlib": ("AbstractContextManager", "AbstractAsyncContextManager"),
    "io": ("Reader", "Writer"), "os": ("PathLike",)}


def _proto_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            if attr in get_annotations(base, format=3) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_proto_hook)
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {attr for attr in cls.__protocol_attrs__ if not callable(getattr(cls, attr, None))}
    return cls


def _supports(name, method):
    def stub(self):
        pass
    stub.__name__, stub.__qualname__ = method, f"{name}.{method}"
    namespace = {"__module__": "typing", "__qualname__": name, "__slots__": (), method: abstractmethod(stub)}
    return runtime_checkable(_ProtocolMeta(name, (Protocol,), namespace))


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsAbs = _supports("SupportsAbs", "__abs__")
SupportsRound = _supports("SupportsRound", "__round__")


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


AnyStr = TypeVar("AnyStr", bytes, str)


class IO(Generic[AnyStr]):
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = caller_module()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


_prohibited = frozenset(("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
                         "_replace", "_asdict", "_source"))
_special = frozenset(("__module__", "__name__", "__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__",
                      "__qualname__", "__firstlineno__", "__static_attributes__", "__classdictcell__", "__classcell__",
                      "__orig_bases__"))


def _namedtuple(name, fields, types, defaults=(), module=None):
    import collections
    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


def _own_types(namespace):
    types = namespace.get("__annotations__")
    if types is None:
        annotate = namespace.get("__annotate_func__") or namespace.get("__annotate__")
        if annotate is None:
            return {}
        from annotationlib import call_annotate_function
        try:
            types = annotate(1)
        except NameError:
            types = call_annotate_function(annotate, 3)
    return types


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in _own_types(ns).items()}
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{'s' if len(defaults) > 1 else ''} "
                                f"{', '.join(defaults)}")
        made = _namedtuple(typename, types, types, [ns[n] for n in defaults], ns["__module__"])
        if Generic in bases:
            made.__class_getitem__ = classmethod(lambda cls, params: _GenericAlias(cls, params))
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _special and key not in made._fields:
                setattr(made, key, value)
                if not isinstance(value, (property, FunctionType)) and hasattr(type(value), "__set_name__"):
                    value.__set_name__(made, key)
        if "__qualname__" in ns:
            made.__qualname__ = ns["__qualname__"]
        made.__orig_bases__ = ns.get("__orig_bases__", (NamedTuple,))
        return made


def NamedTuple(typename, fields, /):
    types = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in fields}
    made = _namedtuple(typename, types, types, module=caller_module())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        types = ns.pop("__annotations__", None)
        types = _own_types(ns) if types is None else types
        for key in ("__annotate_func__", "__annotate__"):
            ns.pop(key, None)
        made = type.__new__(cls, name, (Generic, dict) if Generic in bases else (dict,), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {n: _type_check(t, msg, allow_special=True) for n, t in types.items()}
        annotations, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}) or base.__dict__.get("__annotations_cache__", {}))
            base_required = base.__dict__.get("__required_keys__", set())
            base_optional = base.__dict__.get("__optional_keys__", set())
            required |= base_required
            optional -= base_required
            required -= base_optional
            optional |= base_optional
            readonly |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        annotations.update(own)
        for key, annotation in own.items():
            qualifiers = _qualifiers(annotation)
            is_required = Required in qualifiers or total and NotRequired not in qualifiers
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in qualifiers:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def _qualifiers(annotation):
    found = []
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            found.append(origin)
            annotation, = annotation.__args__
        else:
            return found


def TypedDict(typename, fields, /, *, total=True):
    ns = {"__annotations__": dict(fields), "__module__": caller_module()}
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDict


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(),
                        **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


def no_type_check(arg):
    if isinstance(arg, type):
        for obj in arg.__dict__.values():
            if isinstance(obj, (FunctionType, type)) and obj.__qualname__.startswith(arg.__qualname__ + "."):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    from functools import wraps

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
                              "module should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    f = getattr(func, "__func__", func)
    key = getattr(f, "__module__", None), getattr(f, "__qualname__", None)
    _overloads.setdefault(key, {})[f.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    value = forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params, owner=owner, format=format or 1)
    return _evaluated(_type_convert(value), globals, locals, owner)


def _evaluated(t, globals, locals, owner, format=1):
    if isinstance(t, ForwardRef):
        value = _type_check(t.evaluate(globals=globals, locals=locals, owner=owner, format=format),
                            "Forward references must evaluate to types.", allow_special=True)
        return value if value is t else _evaluated(value, globals, locals, owner, format)
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        args = t.__args__
        if isinstance(t, GenericAlias):
            args = tuple([ForwardRef(a) if isinstance(a, str) else a for a in args])
        new = tuple([_evaluated(a, globals, locals, owner, format) for a in args])
        if new == t.__args__ or isinstance(t, _LiteralGenericAlias):
            return t
        if isinstance(t, GenericAlias):
            return t.__origin__[new]
        if isinstance(t, Union):
            return Union[new]
        return t.copy_with(new)
    return t


def _strip_extras(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_extras(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_extras(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        new = tuple([_strip_extras(a) for a in t.__args__])
        if new == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return t.__origin__[new]
        if isinstance(t, Union):
            return Union[new]
        return t.copy_with(new)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=1):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            for name, value in get_annotations(base, format=format).items():
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True, owner=base)
                hints[name] = _evaluated(_type_convert(value), globalns, localns, base, format)
    else:
        found = get_annotations(obj, format=format)
        if not found and not isinstance(obj, (FunctionType, MethodType)) and not hasattr(obj, "__annotations__") and not callable(obj):
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        owner = obj
        while hasattr(owner, "__wrapped__"):
            owner = owner.__wrapped__
        for name, value in found.items():
            if isinstance(value, str):
                value = ForwardRef(value, owner=owner)
            hints[name] = _evaluated(_type_convert(value), globalns, localns, owner, format)
    return hints if include_extras else {name: _strip_extras(t) for name, t in hints.items()}


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        res = tp.__args__
        if (len(res) > 1 and getattr(tp.__origin__, "__name__", None) == "Callable"
                and not (len(res) == 2 and (res[0] is ... or isinstance(res[0], (ParamSpec, _ConcatenateGenericAlias))))):
            res = (list(res[:-1]), res[-1])
        return res
    if isinstance(tp, Union):
        return tp.__args__
    return ()
