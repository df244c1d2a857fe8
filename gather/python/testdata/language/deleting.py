a = b = [1, 2, 3, 4]
del a[0], a[-1]
print(a, b)
del a
d = {"x": 1, "y": {"z": 2}}
del d["y"]["z"], d["x"]
print(d)


class Box:
    shared = 1


box = Box()
box.own = 2
del box.own
for name in ("own", "shared"):
    try:
        delattr(box, name)
    except AttributeError as error:
        print(error)
del Box.shared
print(hasattr(box, "shared"))
x, y, z = 1, 2, 3
del (x, y), z
for attempt in (lambda: x, lambda: a, lambda: box.own):
    try:
        attempt()
    except (NameError, AttributeError) as error:
        print(error)
for key in ("k",):
    try:
        del {}[key]
    except KeyError as error:
        print(repr(error))
try:
    del undefined_name
except NameError as error:
    print(error)
print(b[:])
del b[:]
print(b)
