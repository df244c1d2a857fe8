# Signatures of what is written in Python, and of what has none.
import inspect
class K:
    def __init__(self, a, b=2): pass
def f(a, *, b): pass
class N: pass
import functools, dataclasses, enum
@dataclasses.dataclass
class D:
    x: int
class Color(enum.Enum): RED = 1
for g in (f, K, N, D, functools.partial(f, 1), ValueError, type, dict, int, str, object, range, max, Color, lambda x: x):
    try: print(getattr(g, "__name__", "p"), inspect.signature(g))
    except BaseException as e: print(g, type(e), e)
