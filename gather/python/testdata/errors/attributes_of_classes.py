# What can't be done to classes, and what is said of it.
import collections
def t(f):
    try: print(f())
    except BaseException as e: print(type(e), e)
class X: pass
def a(): [].__class__ = 3
def b(): del X.__name__
def c(): collections.Counter([[]])
def d(): X().__class__ = 3
def e(): X().__class__ = int
def f(): X.__name__ = 3
def g(): X.__bases__ = 3
def h(): del X.__module__
def i(): X.__qualname__ = 3
def j(): del X.__qualname__
def k(): (3).__class__ = X
def l(): X.__doc__ = "s"; print(X.__doc__)
def m(): del X.__doc__
def n(): X().__dict__ = 3
def o(): int.x = 3
def p(): del int.real
def q(): X.__class__ = 3
def r(): X.__dict__ = {}
def s(): X.__name__ = "a\0b"
def u(): X().__class__ = None
def v(): collections.Counter({}, 3, 4)
def w(): {[]: 1}
def x(): {[], 1}
def y(): del X().__class__
def z(): collections.Counter(3)
for fn in (a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,u,v,w,x,y,z): t(fn)
