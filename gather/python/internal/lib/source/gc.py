from _introspection import collect as _collect, unsupported as _unsupported

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage = []
_enabled = True
_threshold = (2000, 10, 0)


class _Count:
    def _told(self, *args):
        _unsupported("how many objects gc.collect() finds can't be told here: leave that out, and call it alone")

    __repr__ = __str__ = __format__ = __bool__ = __hash__ = __int__ = __index__ = __float__ = _told
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __add__ = __radd__ = __sub__ = __rsub__ = _told

    def __ge__(self, other):
        return True if other == 0 else self._told()


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    _collect()
    return _Count()


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def set_threshold(threshold0, threshold1=None, threshold2=None, /):
    global _threshold
    _threshold = (threshold0, _threshold[1] if threshold1 is None else threshold1, 0)


def get_threshold():
    return _threshold


def get_debug():
    return 0


def freeze():
    pass


unfreeze = freeze

__lacks__ = {"get_objects get_referrers get_referents get_stats get_count get_freeze_count is_tracked is_finalized":
             "a list or dict of your own",
             "callbacks set_debug": "print, beside gc.collect()"}
