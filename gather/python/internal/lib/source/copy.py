from copyreg import dispatch_table
from types import (BuiltinFunctionType, CodeType, EllipsisType, FunctionType, MethodType, MethodWrapperType, NoneType, NotImplementedType)

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error
_atoms = frozenset({NoneType, int, float, bool, complex, str, bytes, type, range, slice, property, BuiltinFunctionType, MethodWrapperType, EllipsisType,
                    NotImplementedType, FunctionType, CodeType})
_shallow = _atoms | {tuple, frozenset}


def copy(x):
    cls = type(x)
    if cls in _shallow:
        return x
    if cls in (list, dict, set):
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    if cls is MethodType:
        return cls(x.__func__, x.__self__)
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduced(x, cls, "un(shallow)copyable object of type %s")
    return x if isinstance(reduced, str) else _rebuilt(x, None, *reduced)


def _reduced(x, cls, message):
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    reduce = getattr(cls, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(x, 4)
    reduce = getattr(cls, "__reduce__", None)
    if reduce is not None:
        return reduce(x)
    raise Error(message % cls)


def deepcopy(x, memo=None):
    cls = type(x)
    if cls in _atoms:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(key, memo)
        if known is not memo:
            return known
    copier = _deep.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            reduced = _reduced(x, cls, "un(deep)copyable object of type %s")
            y = x if isinstance(reduced, str) else _rebuilt(x, memo, *reduced)
    if y is not x:
        memo[key] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _deep_list(x, memo):
    y = []
    memo[id(x)] = y
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deep_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    known = memo.get(id(x), memo)
    if known is not memo:
        return known
    for before, after in zip(x, y):
        if before is not after:
            return tuple(y)
    return x


def _deep_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, MethodType: _deep_method}


def _rebuilt(x, memo, make, args, state=None, items=None, pairs=None):
    deep = memo is not None
    if deep:
        args = [deepcopy(arg, memo) for arg in args]
    y = make(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            state, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for key, value in slots.items():
                    setattr(y, key, value)
    for item in items or ():
        y.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        if deep:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        y[key] = value
    return y


def replace(obj, /, **changes):
    cls = obj.__class__
    method = getattr(cls, "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return method(obj, **changes)
