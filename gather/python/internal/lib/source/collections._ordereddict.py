from _collections import dotted, move_to_front, odict_iterator, repr_once
from collections import abc as _abc

__name__ = "collections"

_absent = object()


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        if last:
            value = dict.pop(self, key)
            dict.__setitem__(self, key, value)
        else:
            move_to_front(self, key)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(dict.__iter__(self))
        return key, dict.pop(self, key)

    def pop(self, key, default=_absent):
        if default is _absent:
            if key not in self and (missing := getattr(type(self), "__missing__", None)):
                return missing(self, key)
            return dict.pop(self, key)
        return dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        _abc.MutableMapping.update(self, other, **kwds)

    def __init__(self, other=(), /, **kwds):
        self.update(other, **kwds)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(map(_same, self, other))
        return dict.__eq__(self, other)

    __hash__ = None

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __repr__(self):
        def write():
            return f"{type(self).__name__}({dict(self.items())!r})" if self else f"{type(self).__name__}()"

        return repr_once(self, "...", write)

    def __iter__(self):
        return odict_iterator(dict.__iter__(self))

    def __reversed__(self):
        return odict_iterator(dict.__reversed__(self))

    def keys(self):
        return odict_keys(self)

    def values(self):
        return odict_values(self)

    def items(self):
        return odict_items(self)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return type(self), (), vars(self) or None, None, iter(self.items())

    @classmethod
    def fromkeys(cls, iterable, value=None):
        result = cls()
        for key in iterable:
            result[key] = value
        return result

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self


dotted(OrderedDict)


def _same(a, b):
    return a is b or a == b


def _as_dict_views(namespace, view):
    for name in ("and", "or", "sub", "xor", "rand", "ror", "rsub", "rxor"):
        def operation(self, other, name=f"__{name}__"):
            return getattr(view(self._mapping), name)(other)

        namespace[f"__{name}__"] = operation


class odict_keys(_abc.KeysView):
    __slots__ = ()
    __module__ = "builtins"
    _as_dict_views(locals(), dict.keys)

    def __repr__(self):
        return f"{type(self).__name__}({list(self)!r})"

    def __iter__(self):
        return iter(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)


class odict_values(_abc.ValuesView):
    __slots__ = ()
    __module__ = "builtins"
    __repr__ = odict_keys.__repr__

    def __iter__(self):
        return odict_iterator(iter(dict.values(self._mapping)))

    def __reversed__(self):
        return odict_iterator(reversed(dict.values(self._mapping)))


class odict_items(_abc.ItemsView):
    __slots__ = ()
    __module__ = "builtins"
    _as_dict_views(locals(), dict.items)
    __repr__ = odict_keys.__repr__

    def __iter__(self):
        return odict_iterator(iter(dict.items(self._mapping)))

    def __reversed__(self):
        return odict_iterator(reversed(dict.items(self._mapping)))
