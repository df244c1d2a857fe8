# ends: uncaught
import functools

f = print
for _ in range(100_000):
    f = functools.partial(functools.partial, f)
print(f()()()())
repr(f)
