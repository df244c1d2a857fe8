"""What has led to several members of an exception group is printed once, with the last of them."""


def fail(name):
    try:
        raise KeyError(name)
    except KeyError as e:
        error = ValueError(name)
        error.__cause__ = e
        return error


shared = fail("shared")
other = RuntimeError("other")
other.__context__ = shared.__cause__
try:
    raise ExceptionGroup("outer", [shared, ExceptionGroup("inner", [shared, fail("own"), other]), shared, KeyError("alone")])
except* KeyError:
    pass
