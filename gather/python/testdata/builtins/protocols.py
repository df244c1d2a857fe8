class A:
    def __init__(self): self.items = [3,1,2]
    def __getitem__(self, i): return self.items[i]
a = A(); print(list(a), 2 in a, 9 in a, sorted(a), [*a], max(a), tuple(reversed([*a])), list(zip(a, 'xyz')), dict(enumerate(a)))
class B:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError(i)
        return i * i
print(list(reversed(B())), list(B()), bool(B()), len(B()))
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 3: raise StopIteration('end')
        return s.n
print(list(It()), sum(It()), [*It()], dict.fromkeys(It()), tuple(map(str, It())), list(zip(It(), It())), next(It()), list(filter(None, It())), 2 in It(), max(It()), sorted(It(), reverse=True), set(It()), ','.join(str(i) for i in It()))
x, y, z = It(); print(x, y, z)
def gen():
    r = yield 1
    print('got', r)
    return 'ret'
g = gen(); print(next(g))
try: next(g)
except StopIteration as e: print('stop', e.value, e.args)
g2 = gen(); next(g2)
try: g2.send('s')
except StopIteration as e: print(e.value)
print(next(gen(), 'd'), list(gen()), next(iter(()), 'dflt'))
class P:
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
p = P(); print(p, [p], (p,), {p: p} and 1, f'{p} {p!r} {p!s:>5}', '%s %r' % (p, p), '{} {!r}'.format(p, p), str([p]), repr(p), print)
class Q:
    def __repr__(self): return 'Q!'
print(Q(), str(Q()), f'{Q()}', f'{Q():}', [Q()])
class Fmt:
    def __format__(self, s): return 'F(' + s + ')'
print(f'{Fmt():x{1}y}', format(Fmt(), 'a'), '{:zz}'.format(Fmt()), f'{Fmt()}')
class W:
    def __init__(self): self.out = []
    def write(self, s): self.out.append(s)
    def flush(self): self.out.append('FLUSH')
w = W(); print('a', 1, sep='-', end='!', file=w); print(file=w); print('x', file=w, flush=True); print(w.out)
print(1, None, [2], sep=None, end=None); print(); print('a', 'b', sep=''); print(*[1,2,3], sep=', ')
words = 'the quick brown fox jumps over the lazy dog the end'.split()
counts = {}
for word in words: counts[word] = counts.get(word, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), max(counts, key=counts.get), {k: v for k, v in counts.items() if v > 1})
m = [[1,2,3],[4,5,6]]; print(list(zip(*m)), [[r[i] for r in m] for i in range(3)], sum(m, []), [x for r in m for x in r])
print(f"{'name':<10}|{'value':>8}|"); print(f"{3.14159:10.3f}|{42:<6}|{'x':^5}|{1e6:,.0f}|{0.5:.0%}|{255:#x}|{-5:+d}|{1234567.891:,.2f}")
print('=' * 20, '-' * 5 + '>', 'ab' 'cd', "it's", 'say "hi"', 'tab\there', r'raw\n', '''tri
ple''')
print(str(1e10), 1e16, 1.0, 100000000000000000.0, 1/3, 2**0.5, 10/2, 7//2, -7//2, 7%3, -7%3, 2**-1, 1e-5, 0.1+0.2, round(2.675, 2), 5e-324, float('inf'), -float('inf'), 1_000_000)
class C:
    def __eq__(self, o): print('eq'); return True
    def __hash__(self): return 1
print(C() == 1, 1 == C(), C() != 1, {C(): 1}.get(C()), C() in [1], [C()] == [1], (1, C()) == (1, 2))
class Lt:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return 'L%d' % s.v
print(sorted([Lt(3), Lt(1), Lt(2)]), max([Lt(3), Lt(5)], key=lambda q: q.v), min(Lt(3), Lt(2)), sorted([Lt(i * 7 % 100) for i in range(100)])[:5], Lt(1) > Lt(0))
try: Lt(1) >= Lt(2)
except TypeError as e: print(e)
