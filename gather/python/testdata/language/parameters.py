def show(a, b=2, /, c=3, *rest, d, e=5, **more):
    print(a, b, c, rest, d, e, more)


show(1, d=4)
show(1, 20, 30, 40, 50, d=4, f=6, g=7)
show(*[1, 2], *(3, 4), **{"d": 4}, **{"z": 9})
show(1, d=4, a="only positional, so free as a keyword")


def keywords_only(*, x, y=0):
    return x, y


def positional_only(x, y=0, /):
    return x, y


print(keywords_only(x=1), keywords_only(y=2, x=1))
print(positional_only(1), positional_only(1, 2))
print((lambda *args, **kwargs: (args, kwargs))(1, 2, three=3))
