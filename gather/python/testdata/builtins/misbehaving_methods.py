def show(src, f):
    try: print(src, '=>', f())
    except Exception as e: print(src, '=>', type(e).__name__, e)
# mutation during iteration and callbacks
class Evil:
    def __init__(s, l): s.l = l
    def __eq__(s, o): s.l.clear(); return False
    def __hash__(s): return 1
l = [1, 2, 3]; show('in', lambda: Evil(l) in l); print(l)
l = [1, 2, 3]; show('count', lambda: l.count(Evil(l))); print(l)
l = [1, 2, 3]; show('index', lambda: l.index(Evil(l))); print(l)
l = [1, 2, 3]; show('remove', lambda: l.remove(Evil(l))); print(l)
def keyf(x): l.append(x); return x
l = [3, 1, 2]; show('sort', lambda: l.sort(key=keyf)); print(l)
class Cmp:
    def __init__(s, v): s.v = v
    def __lt__(s, o):
        if s.v == 2: raise ValueError('cmp')
        return s.v < o.v
    def __repr__(s): return str(s.v)
l = [Cmp(3), Cmp(1), Cmp(2), Cmp(0)]; show('sort', lambda: l.sort()); print(l)
l = [5, 3, 'a', 1]; show('sort', lambda: l.sort()); print(l)
d = {Evil([]): 1, Evil([]): 2}; print(len(d))
s = {1, 2}
def it():
    for x in s: s.add(x + 10)
show('set', it); print(len(s) > 2)
def it2():
    for i, x in enumerate(li):
        if i < 3: li.append(x)
    return li
li = [1]; print(it2())
def gen():
    yield 1
    raise ValueError('gen')
for name, f in [('list', list), ('tuple', tuple), ('set', set), ('sum', sum), ('sorted', sorted), ('max', max), ('any', lambda g: any(x > 5 for x in g)), ('join', lambda g: ''.join(map(str, g))), ('dict', lambda g: dict.fromkeys(g)), ('zip', lambda g: list(zip(g, g))), ('map', lambda g: list(map(str, g))), ('star', lambda g: [*g]), ('extend', lambda g: [].extend(g)), ('in', lambda g: 9 in g), ('unpack', lambda g: (lambda a, b: 0)(*g)), ('update', lambda g: set().update(g)), ('enumerate', lambda g: list(enumerate(g))), ('filter', lambda g: list(filter(None, g))), ('next', lambda g: (next(g), next(g))), ('slice', lambda g: [0, 1].__setitem__(slice(0, 1), g))]:
    show(name, lambda: f(gen()))
class BadLen:
    def __len__(s): return -1
class BadLen2:
    def __len__(s): return 'x'
class BadLen3:
    def __len__(s): return 2**70
class BadBool:
    def __bool__(s): return 1
class BadIter:
    def __iter__(s): return 5
class BadRepr:
    def __repr__(s): return 5
class BadStr:
    def __str__(s): return 5
class BadFormat:
    def __format__(s, f): return 5
class BadIndex:
    def __index__(s): return 'x'
class BadInt:
    def __int__(s): return 'x'
class BadFloat:
    def __float__(s): return 'x'
class BadBytes:
    def __bytes__(s): return 'x'
class BadComplex:
    def __complex__(s): return 'x'
class NoneIter:
    __iter__ = None
class NoneHash:
    __hash__ = None
class NoneContains:
    __contains__ = None
    def __iter__(s): return iter([1])
for f in [lambda: len(BadLen()), lambda: len(BadLen2()), lambda: len(BadLen3()), lambda: bool(BadLen()), lambda: bool(BadBool()), lambda: iter(BadIter()), lambda: list(BadIter()), lambda: repr(BadRepr()), lambda: str(BadRepr()), lambda: str(BadStr()), lambda: f'{BadStr()}', lambda: f'{BadFormat()}', lambda: format(BadFormat()), lambda: [1][BadIndex()], lambda: range(BadIndex()), lambda: int(BadInt()), lambda: float(BadFloat()), lambda: bytes(BadBytes()), lambda: complex(BadComplex()), lambda: iter(NoneIter()), lambda: list(NoneIter()), lambda: 1 in NoneIter(), lambda: hash(NoneHash()), lambda: {NoneHash()}, lambda: 1 in NoneContains(), lambda: [BadRepr()].__repr__(), lambda: print(BadStr()), lambda: '%s' % BadStr(), lambda: hex(BadIndex()), lambda: 'a' * BadIndex(), lambda: sum([BadBool()]), lambda: not BadBool(), lambda: [x for x in [1] if BadBool()], lambda: int('5', BadIndex()), lambda: round(1.5, BadIndex()), lambda: chr(BadIndex()), lambda: slice(BadIndex(), 2).indices(5), lambda: [1,2][BadIndex():], lambda: next(BadIter()), lambda: reversed(BadLen())]:
    show('', f)
r = []; r.append(r); d = {}; d['self'] = d; t = (r,); print(r, d, t, [d], {1: r})
class Rec:
    def __repr__(s): return 'Rec(%r)' % [s.x]
rec = Rec(); rec.x = 5; print(rec)
def deep(n):
    x = []
    for _ in range(n): x = [x]
    return x
show('eq', lambda: deep(50) == deep(50)); print(repr(deep(30)))
print(10**100, -10**50, 2**200 // 3**50, (2**100) % 97, 10**30 / 7, int(1e30), round(1e15 + 0.5), 123456789 ** 5, hash(10**20) == hash(10**20), 7 ** 77 % 1000)
print('%s' % 1e22, 1e21, 123456789.123, 1e-10, 0.1 + 0.7, 1.1 + 2.2, 3.3 * 3, 1e308 * 10, 2.5e-8, 100.0, 1e2, 12345678901234567890.0)
print([0.1 * i for i in range(11)], sum(0.1 for _ in range(10)), sum([0.1] * 3), 0.1 * 3)
print('é'.upper(), 'ÑANDÚ'.lower(), len('日本語'), '日本語'[1], '日本語'[::-1], 'naïve'.center(11, '*'), '🎉🎊'[0], '🎉'.encode(), [c for c in '🎉a'], '日本'.ljust(5, '-') + '|', f"{'日本':>5}|", 'ﬁ'.upper(), 'ß' in 'groß')
print(str(b'\x00abc\xff'), bytes([65, 66]).decode(), 'a,b,,c'.split(','), ' x '.strip() + '|', 'Hello World'.swapcase(), 'x'.join('abc'), 'abc'.partition('b'), 'hello world'.title(), "%5.1f|%-8s|%+d|%x|%o|%e|%%" % (3.14159, 'ab', 5, 255, 8, 12345.678))
