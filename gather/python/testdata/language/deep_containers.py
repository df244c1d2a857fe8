# Containers inside containers, deeper than Go's stack is in the browser.
def nest(depth, wrap, inside):
    for _ in range(depth):
        inside = wrap(inside)
    return inside


kinds = {
    "list": (lambda x: [x], []),
    "tuple": (lambda x: (x,), ()),
    "dict": (lambda x: {1: x}, {}),
    "mixed": (lambda x: [{"a": (x, {2})}], 0),
}
for depth in (150, 400, 2000):
    for name, (wrap, inside) in kinds.items():
        one, other = nest(depth, wrap, inside), nest(depth, wrap, inside)
        print(depth, name, len(repr(one)), len(f"{one}"), one == other, one == nest(depth + 1, wrap, inside))
    print(hash(nest(depth, *kinds["tuple"])) == hash(nest(depth, *kinds["tuple"])))
    print(nest(depth, *kinds["list"]) < nest(depth + 1, *kinds["list"]))
