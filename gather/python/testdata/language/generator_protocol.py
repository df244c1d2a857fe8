def gen():
    try:
        yield 1
    except GeneratorExit:
        print("asked to leave")
        raise


def stubborn():
    try:
        yield 1
    finally:
        yield 2


g = gen()
print(next(g), g.close(), g.close())
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def busy():
    yield next(me)


me = busy()
try:
    next(me)
except ValueError as error:
    print(error)

g = gen()
try:
    g.throw(OSError("before the start"))
except OSError as error:
    print(error)
print(list(g))


def returns():
    yield 1
    return 2


g = returns()
next(g)
print(g.close())
g = returns()
for x in g:
    print(x)
else:
    print("else after a generator")
g = (print("evaluated", i) or i for i in range(3))
print("nothing yet")
print(next(g), list(g))
print(iter(g) is g, g.__name__, returns().__qualname__)
