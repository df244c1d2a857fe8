__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slot_names(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                names.append(f"_{base.__name__.lstrip('_')}{name}" if name.startswith("__") and not name.endswith("__") else name)
    return names


def _state(obj):
    attributes = getattr(obj, "__dict__", None) or None
    slots = {name: getattr(obj, name) for name in _slot_names(type(obj)) if hasattr(obj, name)}
    if slots:
        return attributes, slots
    return attributes and dict(attributes)


def _reduce(obj):
    cls = type(obj)
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    if (given := getattr(obj, "__getnewargs_ex__", None)) is not None:
        args, kwargs = given()
        return __newobj_ex__, (cls, args, kwargs), obj.__getstate__(), items, pairs
    args = ()
    if (given := getattr(obj, "__getnewargs__", None)) is not None:
        args = given()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    elif isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), obj.__getstate__()
    return __newobj__, (cls, *args), obj.__getstate__(), items, pairs
