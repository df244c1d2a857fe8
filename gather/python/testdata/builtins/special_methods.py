class D(dict):
    def __missing__(self, k): return k*2
    def __setitem__(self, k, v): super().__setitem__(k, v+1)
d = D(a=1); d['b']=5; print(d, d['zz'], d.get('q'), len(d), 'a' in d, repr(d), dict(d), isinstance(d, dict), d == {'a':1,'b':6}, type(d.copy()), sorted(d))
d.update(c=3); print(d); d |= {'x': 1}; print(d, type(d), type(d | {}), list(d.items()), {**d})
class L(list):
    def append(self, x): super().append(x*10)
    def __getitem__(self, i): return 'got %s' % (i,)
l = L([1,2]); l.append(3); print(l, l[0], l[0:1], list(l), len(l), l == [1,2,30], l + [5], type(l + [5]), l * 2, 2 in l, sum(l), max(l), sorted(l, reverse=True), [*l], l.index(30), type(l[:]) )
l += [4]; print(l, type(l)); l.sort(); print(l)
class I(int):
    def __add__(self, o): return I(int(self) + int(o) + 100)
    def __repr__(self): return 'I(%d)' % int(self)
    def __str__(self): return 'i%d' % self
i = I(5); print(i, repr(i), i + 1, 1 + i, i * 2, -i, i == 5, hash(i) == hash(5), {5: 'x'}[i], [10,20,30,40,50,60][i], f'{i} {i:03d} {i!r}', '%d %s' % (i, i), int(i), i.real, abs(i), I('7'), type(i+1), range(i), i < 6, round(i), divmod(i, 2), i ** 2, str(i), float(i), bool(I(0)), int.__add__(i, 1), i.bit_length())
class S(str):
    def __eq__(self, o): return 'custom'
    __hash__ = str.__hash__
s = S('abc'); print(s, repr(s), s == 'x', s.upper(), type(s.upper()), s + 'd', len(s), s[0], 'b' in s, {'abc': 1}.get(s), f'{s:>5}', s < 'b', '%s' % s, ''.join([s, s]), s * 2, list(s), str(s) == 'abc', type(str(s)), s.format(), hash(s) == hash('abc'), s != 'abc')
class F(float):
    def __new__(cls, x): return super().__new__(cls, x * 2)
f = F(1.5); print(f, f + 1, repr(f), isinstance(f, float), f'{f:.1f}', round(f), f == 3, int(f))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def first(self): return self[0]
t = T(1,2,3); print(t, t.first, t[1:], t == (1,2,3), hash(t) == hash((1,2,3)), t + (4,), len(t), {t: 1}[(1,2,3)], a if False else 0) if False else print(t, t.first, t[1:], t == (1,2,3), hash(t) == hash((1,2,3)), t + (4,), len(t), {t: 1}[(1,2,3)])
class St(set):
    def add(self, x): super().add(x); return self
st = St([1]); print(st.add(2), st | {3}, type(st | {3}), st & {1}, 1 in st, st == {1,2}, len(st), St(), frozenset(st), sorted(st))
class Fz(frozenset): pass
print(Fz([1]), Fz([1]) | {2}, hash(Fz([1])) == hash(frozenset([1])))
class E:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return isinstance(o, E) and s.v == o.v
print(E(1) == E(1), E(1) != E(1), E(1) != E(2), E(1) in [E(1)], [E(1)].index(E(1)), [E(1)] == [E(1)])
try: hash(E(1))
except TypeError as e: print(e)
try: {E(1): 2}
except TypeError as e: print(e)
try: {E(1)}
except TypeError as e: print(e)
class H(E):
    def __hash__(s): return hash(s.v)
print({H(1): 'a'}[H(1)], len({H(1), H(1), H(2)}), H(1) in {H(1)}, hash(H(5)))
class Bad:
    def __hash__(s): return 'x'
try: hash(Bad())
except TypeError as e: print(e)
class N:
    def __index__(s): return 3
    def __len__(s): return 7
    def __bool__(s): return False
    def __iter__(s): return iter([1,2])
    def __contains__(s, x): return x == 'in'
    def __getitem__(s, k): return k
    def __call__(s, *a, **k): return a, k
    def __format__(s, spec): return '<%s>' % spec
    def __abs__(s): return 'abs'
    def __neg__(s): return 'neg'
    def __invert__(s): return 'inv'
    def __round__(s, n=None): return 'round %s' % n
    def __int__(s): return 42
    def __float__(s): return 4.5
    def __complex__(s): return 1j
    def __divmod__(s, o): return 'dm'
    def __rdivmod__(s, o): return 'rdm'
    def __pow__(s, o, m=None): return 'pow %s %s' % (o, m)
    def __reversed__(s): return iter('rev')
    def __dir__(s): return ['z', 'a']
    def __bytes__(s): return b'xx'
n = N()
print([0,1,2,3][n], len(n), bool(n), list(n), 'in' in n, 'out' in n, n[1:2], n[1,2], n[::3], n(1, b=2), f'{n:abc}', format(n), abs(n), -n, ~n, round(n), round(n, 2), int(n), float(n), complex(n), divmod(n, 1), divmod(1, n), pow(n, 2), n ** 3, list(reversed(n)), dir(n), bytes(n), hex(n), range(n), 'ab' * n, [1] * n, '%d' % n, sum(n), max(n), tuple(n), dict(zip(n, n)), set(n), sorted(n), not n, all(n), chr(n), bin(n), min(n, default=3), [*n])
