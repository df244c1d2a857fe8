from _introspection import awaits_as_generator, generator_state, unsupported
from annotationlib import get_annotations
from functools import partial
from types import (AsyncGeneratorType, BuiltinFunctionType, CodeType, CoroutineType, FunctionType, GeneratorType, GenericAlias,
                   MethodWrapperType, WrapperDescriptorType,
                   MappingProxyType, MemberDescriptorType, MethodType, ModuleType)

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"

_no_source = "print what the program needs to know about itself instead: its source can't be read here"
__lacks__ = {
    "getsource getsourcelines getsourcefile getfile getabsfile findsource getcomments getblock": _no_source,
    "getframeinfo getinnerframes getouterframes stack trace getlineno FrameInfo Traceback": "the module traceback",
    "ArgInfo Arguments Attribute BlockFinder BufferFlags ClassFoundException ClosureVars EndOfBlock TPFLAGS_IS_ABSTRACT "
    "CO_NOFREE CO_HAS_DOCSTRING CO_METHOD classify_class_attrs formatannotationrelativeto formatargvalues getargs getargvalues "
    "getasyncgenlocals getclasstree getclosurevars getcoroutinelocals getgeneratorlocals getmodulename indentsize walktree": ""}


def ismodule(object):
    return isinstance(object, ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, MethodType)


def isfunction(object):
    return isinstance(object, FunctionType)


def isbuiltin(object):
    return isinstance(object, BuiltinFunctionType)


def isroutine(object):
    return isinstance(object, (BuiltinFunctionType, MethodWrapperType, WrapperDescriptorType)) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def iscode(object):
    return isinstance(object, CodeType)


def isframe(object):
    return type(object).__name__ == "frame"


def istraceback(object):
    return type(object).__name__ == "traceback"


def isgenerator(object):
    return isinstance(object, GeneratorType)


def iscoroutine(object):
    return isinstance(object, CoroutineType)


def isasyncgen(object):
    return isinstance(object, AsyncGeneratorType)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def isdatadescriptor(object):
    if isinstance(object, property):
        return True
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object) or isinstance(object, property):
        return False
    if isinstance(object, (type(str.join), classmethod, staticmethod)):
        return True
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


def isawaitable(object):
    return isinstance(object, CoroutineType) or awaits_as_generator(object) or hasattr(type(object), "__await__")


def _function_of(f):
    while True:
        if isinstance(f, partial):
            f = f.func
        elif ismethod(f):
            f = f.__func__
        else:
            return f


def _has_flag(f, flag):
    f = _function_of(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


_mark = object()


def markcoroutinefunction(func):
    (func.__func__ if hasattr(func, "__func__") else func)._is_coroutine_mark = _mark
    return func


def _is_marked(f):
    return getattr(_function_of(f), "_is_coroutine_mark", None) is _mark


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or _is_marked(obj)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def getgeneratorstate(generator):
    return "GEN_" + generator_state(generator)


def getcoroutinestate(coroutine):
    return "CORO_" + generator_state(coroutine)


def getasyncgenstate(agen):
    return "AGEN_" + generator_state(agen)


def currentframe():
    import sys
    return sys._getframe(1)


def getmodule(object, _filename=None):
    import sys
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    seen = [id(func)]
    original = func
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {original!r}")
        seen.append(id(func))
    return func


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")], default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _finddoc(obj):
    if isclass(obj):
        for base in obj.__mro__[1:]:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        owner = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
        name = obj.__func__.__name__
    elif isfunction(obj):
        qualname = obj.__qualname__.rpartition(".")[0]
        owner = getattr(getmodule(obj), qualname, None) if qualname else None
        name = obj.__name__
        if not isclass(owner):
            return None
    else:
        return None
    for base in owner.__mro__:
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    doc = object.__doc__
    if doc is None:
        doc = _finddoc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmembers(object, predicate=None):
    results = []
    for name in dict.fromkeys(dir(object)):
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getattr(object, "__mro__", ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            results.append((name, value))
    results.sort(key=lambda pair: pair[0])
    return results


_sentinel = object()


def getattr_static(obj, attr, default=_sentinel):
    own = vars(obj) if hasattr(obj, "__dict__") else {}
    found = _sentinel
    for base in (obj if isinstance(obj, type) else type(obj)).__mro__:
        if attr in base.__dict__:
            found = base.__dict__[attr]
            break
    if not isinstance(obj, type) and attr in own and not isdatadescriptor(found):
        return own[attr]
    if found is not _sentinel:
        return found
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def getmembers_static(object, predicate=None):
    pairs = [(name, getattr_static(object, name, None)) for name in dir(object)]
    return sorted([(n, v) for n, v in pairs if predicate is None or predicate(v)], key=lambda pair: pair[0])


def ispackage(object):
    return ismodule(object) and hasattr(object, "__path__")


def isgetsetdescriptor(object):
    return False


def ismemberdescriptor(object):
    return isinstance(object, MemberDescriptorType)


def ismethodwrapper(object):
    return False


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class _empty:
    pass


class _ParameterKind(int):
    _names = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")

    @property
    def name(self):
        return self._names[self]

    @property
    def value(self):
        return int(self)

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = map(_ParameterKind, range(5))


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in range(5):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        kind = _ParameterKind(kind)
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, *, name=_sentinel, kind=_sentinel, annotation=_sentinel, default=_sentinel):
        return type(self)(self._name if name is _sentinel else name, self._kind if kind is _sentinel else kind,
                          default=self._default if default is _sentinel else default,
                          annotation=self._annotation if annotation is _sentinel else annotation)

    __replace__ = replace

    def _format(self, *, quote_annotation_strings=True):
        formatted = self._name
        if self._annotation is not _empty:
            formatted += ": " + formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
        if self._default is not _empty:
            formatted += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + formatted

    def __str__(self):
        return self._format()

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, p in self._signature.parameters.items():
            if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if p.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, by_name = {}, False
        for name, p in self._signature.parameters.items():
            if not by_name:
                if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            if p.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        known, self.arguments = self.arguments, {}
        for name, p in self._signature.parameters.items():
            if name in known:
                self.arguments[name] = known[name]
            elif p.default is not _empty:
                self.arguments[name] = p.default
            elif p.kind == _VAR_POSITIONAL:
                self.arguments[name] = ()
            elif p.kind == _VAR_KEYWORD:
                self.arguments[name] = {}

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<{self.__class__.__name__} ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params, top, seen_default = {}, _POSITIONAL_ONLY, False
        for p in parameters or ():
            if not isinstance(p, Parameter):
                raise TypeError(f"{p!r} is not a Parameter instance")
            if p.kind < top:
                raise ValueError(f"wrong parameter order: {top.description} parameter before {p.kind.description} parameter")
            top = p.kind
            if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if p.default is not _empty:
                    seen_default = True
                elif seen_default and __validate_parameters__:
                    raise ValueError("non-default argument follows default argument")
            if p.name in params:
                raise ValueError(f"duplicate parameter name: {p.name!r}")
            params[p.name] = p
        self._parameters = MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
        return _signature(obj, cls, follow_wrapped, globals, locals, eval_str, annotation_format)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_sentinel, return_annotation=_sentinel):
        return type(self)(self.parameters.values() if parameters is _sentinel else parameters,
                          return_annotation=self._return_annotation if return_annotation is _sentinel else return_annotation)

    __replace__ = replace

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        keyword = lambda s: {n: p for n, p in s.parameters.items() if p.kind == _KEYWORD_ONLY}
        positional = lambda s: [p for p in s.parameters.values() if p.kind != _KEYWORD_ONLY]
        return (positional(self), keyword(self), self._return_annotation) == (positional(other), keyword(other), other._return_annotation)

    def _bind(self, args, kwargs, partial=False):
        arguments, kwargs = {}, dict(kwargs)
        args, rest = list(args), list(self.parameters.values())
        while rest:
            p = rest[0]
            if p.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                break
            rest.pop(0)
            if p.kind == _VAR_POSITIONAL:
                if args:
                    arguments[p.name], args = tuple(args), []
                continue
            if args:
                if p.name in kwargs and p.kind != _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {p.name!r}")
                arguments[p.name] = args.pop(0)
            elif p.name in kwargs and p.kind != _POSITIONAL_ONLY:
                rest.insert(0, p)
                break
            elif p.name in kwargs and not any(q.kind == _VAR_KEYWORD for q in rest) and p.default is _empty:
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {p.name!r}")
            elif p.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {p.name!r}")
        if args:
            raise TypeError("too many positional arguments")
        var_keyword = None
        for p in rest:
            if p.kind == _VAR_KEYWORD:
                var_keyword = p
            elif p.kind == _VAR_POSITIONAL:
                continue
            elif p.name in kwargs and p.kind != _POSITIONAL_ONLY:
                arguments[p.name] = kwargs.pop(p.name)
            elif p.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {p.name!r}")
        if kwargs:
            if var_keyword is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[var_keyword.name] = kwargs
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def format(self, *, max_width=None, quote_annotation_strings=True):
        result, positional_only, star = [], False, True
        for p in self.parameters.values():
            formatted = p._format(quote_annotation_strings=quote_annotation_strings)
            if p.kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append("/")
                positional_only = False
            if p.kind == _VAR_POSITIONAL:
                star = False
            elif p.kind == _KEYWORD_ONLY and star:
                result.append("*")
                star = False
            result.append(formatted)
        if positional_only:
            result.append("/")
        rendered = f"({', '.join(result)})"
        if max_width is not None and len(rendered) > max_width:
            rendered = "(\n    " + ",\n    ".join(result) + "\n)"
        if self._return_annotation is not _empty:
            rendered += " -> " + formatannotation(self._return_annotation, quote_annotation_strings=quote_annotation_strings)
        return rendered

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"


def _of_function(cls, f, globals, locals, eval_str, format):
    code = f.__code__
    annotations = get_annotations(f, globals=globals, locals=locals, eval_str=eval_str, format=format)
    names, defaults, kwdefaults = code.co_varnames, f.__defaults__ or (), f.__kwdefaults__ or {}
    count, kwonly = code.co_argcount, code.co_kwonlyargcount
    without = count - len(defaults)

    def parameter(name, kind, default=_empty):
        return Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))

    parameters = [parameter(name, _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD,
                            defaults[i - without] if i >= without else _empty) for i, name in enumerate(names[:count])]
    after = count + kwonly
    if code.co_flags & CO_VARARGS:
        parameters.append(parameter(names[after], _VAR_POSITIONAL))
        after += 1
    parameters += [parameter(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty)) for name in names[count:count + kwonly]]
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(parameter(names[after], _VAR_KEYWORD))
    return cls(parameters, return_annotation=annotations.get("return", _empty))


def _bound(sig):
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    return sig.replace(parameters=params if params[0].kind == _VAR_POSITIONAL else params[1:])


def _of_partial(sig, p):
    try:
        given = sig.bind_partial(*p.args, **p.keywords).arguments
    except TypeError as error:
        raise ValueError(f"partial object {p!r} has incorrect arguments") from error
    params, keyword = [], False
    for name, param in sig.parameters.items():
        if name in p.keywords and param.kind != _VAR_KEYWORD:
            param = param.replace(default=p.keywords[name], kind=_KEYWORD_ONLY)
            keyword = True
        elif name in given and param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            continue
        elif keyword and param.kind == _POSITIONAL_OR_KEYWORD:
            param = param.replace(kind=_KEYWORD_ONLY)
        elif keyword and param.kind == _VAR_POSITIONAL:
            continue
        params.append(param)
    return sig.replace(parameters=params)


def _signature(obj, cls, follow_wrapped, globals, locals, eval_str, format):
    def of(other):
        return _signature(other, cls, follow_wrapped, globals, locals, eval_str, format)

    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _bound(of(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return of(obj)
    sig = None if isclass(obj) and "__signature__" not in vars(obj) else getattr(obj, "__signature__", None)
    if sig is not None:
        return sig
    if isfunction(obj):
        return _of_function(cls, obj, globals, locals, eval_str, format)
    if isinstance(obj, partial):
        return _of_partial(of(obj.func), obj)
    if isclass(obj):
        call = type(obj).__dict__.get("__call__") if type(obj) is not type else None
        if isfunction(call) and type(obj).__module__ not in ("enum", "abc", "typing"):
            return _bound(of(call))
        if type(obj).__module__ == "enum" and len(obj):
            return cls([Parameter("values", _VAR_POSITIONAL)])
        for base in obj.__mro__:
            for name in ("__new__", "__init__"):
                method = base.__dict__.get(name)
                method = getattr(method, "__func__", method)
                if isfunction(method):
                    return _bound(of(method))
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__ and not any(
                base.__module__ == "builtins" for base in obj.__mro__[:-1]):
            return cls()
        if obj.__module__ != "builtins" or obj in (complex, enumerate, float, list, reversed, tuple, zip):
            unsupported(f"the signature of {obj.__name__} can't be told here")
        raise ValueError(f"no signature found for builtin {'' if obj is type else 'type '}{obj!r}")
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _bound(of(call))
    if obj in (dir, getattr, iter, max, min, next, vars):
        raise ValueError(f"no signature found for builtin {obj!r}")
    unsupported(f"the signature of {getattr(obj, '__qualname__', obj)} can't be told here")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str,
                                   annotation_format=annotation_format)


def __getattr__(name):
    global FullArgSpec
    if name != "FullArgSpec":
        raise AttributeError(f"module 'inspect' has no attribute {name!r}")
    from collections import namedtuple
    FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
    return FullArgSpec


def getfullargspec(func):
    spec = __getattr__("FullArgSpec")
    try:
        sig = _signature(func.__func__ if ismethod(func) else func, Signature, False, None, None, False, 1)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, varargs, varkw, defaults, kwonly, kwdefaults, annotations = [], None, None, (), [], {}, {}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for p in sig.parameters.values():
        if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(p.name)
            if p.default is not _empty:
                defaults += (p.default,)
        elif p.kind == _VAR_POSITIONAL:
            varargs = p.name
        elif p.kind == _VAR_KEYWORD:
            varkw = p.name
        else:
            kwonly.append(p.name)
            if p.default is not _empty:
                kwdefaults[p.name] = p.default
        if p.annotation is not _empty:
            annotations[p.name] = p.annotation
    return spec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    args = (func.__self__, *positional) if ismethod(func) else positional
    bound = signature(func.__func__ if ismethod(func) else func).bind(*args, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
