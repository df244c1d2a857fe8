# What is said of attributes that frozen classes and slots do not let be set.
from dataclasses import dataclass, field
@dataclass(frozen=True, slots=True)
class P:
    x: int
    y: int = 2
p = P(1)
for code in ("p.x = 3", "p.z = 3", "del p.x", "del p.z", "p.z", "p.__dict__"):
    try: {"p.x = 3": lambda: setattr(p, "x", 3), "p.z = 3": lambda: setattr(p, "z", 3), "del p.x": lambda: delattr(p, "x"), "del p.z": lambda: delattr(p, "z"), "p.z": lambda: p.z, "p.__dict__": lambda: p.__dict__}[code]()
    except BaseException as e: print(type(e), e)
@dataclass(slots=True)
class Q:
    x: int
    y: list = field(default_factory=list)
q = Q(1)
try: q.z = 3
except BaseException as e: print(type(e), e)
try: q.zz
except BaseException as e: print(type(e), e)
print(Q.__slots__, q)
@dataclass(frozen=True)
class R:
    x: int
try: R(1).x = 3
except BaseException as e: print(type(e), e)
try: R(1).zz = 3
except BaseException as e: print(type(e), e)
class S:
    __slots__ = ("a",)
try: S().b = 3
except BaseException as e: print(type(e), e)
try: S().a
except BaseException as e: print(type(e), e)
try: del S().a
except BaseException as e: print(type(e), e)
@dataclass(frozen=True, slots=True)
class T(P):
    w: int = 4
t = T(1)
try: t.w = 3
except BaseException as e: print(type(e), e)
try: t.q = 3
except BaseException as e: print(type(e), e)
