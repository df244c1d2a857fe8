def inner():
    try:
        x = yield "first"
        print("inner got", x)
        y = yield "second"
        print("inner got", y)
    except KeyError as error:
        print("inner caught", error)
        yield "after the error"
    return "result"


def outer():
    result = yield from inner()
    print("outer got", result)
    yield from [1, 2]
    yield from (c for c in "xy")
    return (yield from inner())


g = outer()
print(next(g), g.send("A"), g.send("B"), next(g), next(g), next(g))
print(next(g))
print(g.throw(KeyError("k")))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node


print(list(flatten([1, [2, [3, [4]], 5], [], 6])))


def wrong():
    raise StopIteration("inside")
    yield


try:
    next(wrong())
except RuntimeError as error:
    print(error, repr(error.__cause__))
