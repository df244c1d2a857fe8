def countdown(n):
    print("started")
    while n > 0:
        received = yield n
        print("received", received)
        n -= 1
    return "done"


g = countdown(3)
print(next(g))
print(g.send("hello"))
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print("stopped with", stop.value)
print(next(g, "exhausted"))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fibonacci()
print([next(f) for _ in range(10)])


def guarded():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield f"caught {error}"
    finally:
        print("closing")


g = guarded()
print(next(g), g.throw(ValueError("thrown in")))
g.close()
g = guarded()
next(g)
g.close()
print(list(g))
try:
    countdown(1).send("too early")
except TypeError as error:
    print(error)
print(sum(x * x for x in range(5)), list(zip("ab", fibonacci())))
