"""The garbage collector. There is nothing to be seen of it."""

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
garbage, callbacks = [], []
_enabled = True
_threshold = (2000, 10, 0)
_debug = 0


def collect(generation=2):
    return 0


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


def set_debug(flags, /):
    global _debug
    _debug = flags


def get_debug():
    return _debug


def freeze():
    pass


unfreeze = freeze

__lacks__ = {"get_objects get_referrers get_referents get_stats get_count get_freeze_count is_tracked is_finalized":
             "a list or dict of your own"}
