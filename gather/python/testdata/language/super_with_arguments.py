# super(class, object) finds special methods, too.
class A:
    def __repr__(self): return "A!"
    def __str__(self): return "sA"
    def __eq__(self, o): return True
    def __hash__(self): return 5
class B(A):
    def __repr__(self): return "B" + super().__repr__() + super().__str__()
    def __eq__(self, o): return super().__eq__(o)
    def __hash__(self): return super().__hash__()
    def __getattribute__(self, n): return super().__getattribute__(n)
    def __setattr__(self, n, v): super().__setattr__(n, v)
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw)
print(repr(B()), B() == 3, hash(B()), super(B, B()).__repr__())
b = B(); b.x = 3; print(b.x)
class D(dict):
    def __repr__(self): return "D" + super().__repr__()
class E(Exception):
    def __str__(self): return "E" + super().__str__()
    def __repr__(self): return "E" + super().__repr__()
class I(int):
    def __repr__(self): return "I" + super().__repr__()
    def __hash__(self): return super().__hash__()
    def __lt__(self, o): return super().__lt__(o)
class L(list):
    def __repr__(self): return "L" + super().__repr__()
class O:
    def __repr__(self): return super().__repr__()[:11]
print(D(a=1), E("x"), repr(E("x")), I(3), hash(I(3)), L([1]), O(), I(3) < 4)
class A:
    def __repr__(self): return "A!"
    def __str__(self): return "S!"
    def __eq__(self, o): return 5
    def __init__(self): pass
class B(A):
    def f(self):
        print(super(B, self).__repr__(), super(B, self).__str__(), super(B, self).__eq__(3), super(B, self).__init__())
        s = super(B, self)
        print(s.__repr__(), s.__init__())
    def __repr__(self): return "B" + super(B, self).__repr__()
B().f(); print(B())
import threading
d = threading.local()
for name in ("x", "yy"):
    try:
        getattr(d, name)
    except AttributeError as error:
        print(error, error.name)
class Own(threading.local): pass
try: Own().q
except AttributeError as error: print(error)
