def show(src, f):
    try: print(src, '=>', f())
    except Exception as e: print(src, '=>', type(e).__name__, e)
class Meta(type):
    def __iter__(cls): return iter([1,2])
    def __len__(cls): return 2
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, k): return 'item %s' % k
    def __call__(cls, *a): return 'called'
    def __repr__(cls): return '<meta>'
    def __instancecheck__(cls, x): return x == 'yes'
    def __add__(cls, o): return 'added'
    def __bool__(cls): return False
    def __eq__(cls, o): return 'meq'
    def __hash__(cls): return 7
    def __lt__(cls, o): return True
class K(metaclass=Meta): pass
print(list(K), len(K), 1 in K, 3 in K, K['a'], K(), K, isinstance('yes', K), isinstance(5, K), K + 1, bool(K), K == 1, hash(K), K < 5, str(K), f'{K}', [K], {K: 1})
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(G[int], G[1, 2])
show('int[0]', lambda: int[0]); show('list[int]()', lambda: list[int]()); show("G()", lambda: G().x)
class At:
    def __getattr__(self, n): return n.upper() if n != 'no' else (_ for _ in ()).throw(AttributeError('nope'))
print(At().foo, hasattr(At(), 'no'), getattr(At(), 'no', 5))
class Sl:
    __slots__ = ('a',)
s = Sl(); s.a = 1; print(s.a)
def setb(): s.b = 1
show('slots', setb)
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): return True
print(repr(Ctx)[:18], Ctx.__name__, Ctx.__module__, Ctx.__qualname__, type(Ctx), Ctx.__bases__, Ctx.__mro__)
import random
e = ValueError('a', 1); print(e, repr(e), e.args, str(ValueError()), repr(ValueError()), str(KeyError('k')), repr(KeyError('k')), str(OSError(2, 'x')), [ValueError('q')], f'{ValueError("z")}', '%s' % ValueError('w'), ValueError('x') == ValueError('x'))
class Ex(Exception):
    def __init__(self, code): super().__init__('code %s' % code); self.code = code
    def __str__(self): return 'Ex<%s>' % self.code
    def __eq__(self, o): return True
    def __hash__(self): return 5
    def __len__(self): return 0
print(Ex(5), repr(Ex(5)), Ex(5).args, Ex(1) == 2, hash(Ex(1)), bool(Ex(1)), len(Ex(1)), f'{Ex(1)}', [Ex(2)], isinstance(Ex(1), Exception))
print((1).__class__, int.__add__(1, 2), (5).__add__(3), 'a'.__len__(), [1].__iter__().__next__(), {}.__class__, dict.__len__({}), list.__contains__([1], 1), object.__eq__(1, 1), object.__ne__(1, 2), int.__eq__(1, 'a'), str.__mul__('a', 3), (3).__mul__('a'), list.__mul__([1], 2), float.__floor__(2.7), True.__and__(False), None.__eq__(None), type.__call__(int, '5'), int.__new__(int, 7), tuple.__iter__((1,)).__next__())
show("int.__len__", lambda: int.__len__); show("(5).__getitem__", lambda: (5).__getitem__); show("[].__next__", lambda: [].__next__); show("object().__lt__(1)", lambda: object().__lt__(1)); show("list.__add__([], 1)", lambda: list.__add__([], 1)); show("str.__add__('a', 1)", lambda: str.__add__('a', 1)); show("dict.__getitem__({}, 1)", lambda: dict.__getitem__({}, 1)); show("int.__add__('a', 1)", lambda: int.__add__('a', 1)); show("[].__iadd__(5)", lambda: [].__iadd__(5)); show("().__add__([])", lambda: ().__add__([])); show('"".__contains__(1)', lambda: "".__contains__(1)); show("(1).__truediv__(0)", lambda: (1).__truediv__(0)); show("{}.__contains__([])", lambda: {}.__contains__([])); show("iter([]).__next__()", lambda: iter([]).__next__()); show("range(3).__getitem__(9)", lambda: range(3).__getitem__(9)); show('set().__or__([1])', lambda: set().__or__([1])); show("(1).__lt__('a')", lambda: (1).__lt__('a')); show("(2).__pow__(3, 5)", lambda: (2).__pow__(3, 5)); show("(1.5).__divmod__(1)", lambda: (1.5).__divmod__(1)); show("'%s'.__mod__((1,))", lambda: '%s'.__mod__((1,)))
big = [[i * j for j in range(3)] for i in range(3)]; print(big, big[1][2], big[-1][-1]); big[0][0] = 'x'; del big[1]; print(big)
nested = {'a': [1, {'b': (2, 3)}]}; print(nested, nested['a'][1]['b'][0], str(nested) == repr(nested)); nested['a'][1]['b'] = None; print(nested)
q = [5]; q2 = q; q += [6]; print(q2, q is q2); q = q + [7]; print(q2, q)
t = ([],); 
def aug(): t[0].append(1); return t
print(aug())
b = bytearray if False else 0
print(list(map(lambda x, y: x * y, [1, 2], [3, 4])), list(range(10, 0, -3)), [i for i in range(20) if i % 2 if i % 3], {x % 3 for x in range(10)}, dict((k, v) for k, v in zip('ab', [1, 2])))
print(min(3, 1, 2), max('apple', 'fig', key=len), sum(range(5), 10), abs(-3.5), divmod(17, 5), pow(2, 10, 1000), round(3.14159, 2), any([]), all([]), sorted('bca'), list(reversed([1, 2])), bin(10), oct(8), hex(255), chr(65), ord('A'), len('hello'), isinstance(1, (int, str)), callable(len), type(1).__name__)
