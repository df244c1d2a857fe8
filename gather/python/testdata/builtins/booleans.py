print(True + True, True * 3, bool("False"), bool([]), bool({}), bool(0), bool("0"), bool(None), bool(range(0)))
print(True == 1, True is True, isinstance(True, int), str(True), repr(False), int(True), True & False, True | False, True ^ True)
print(not None, not [0], True and "x", False or None, [True, False][True], "ab"[False])
print(sum([True, True, False]), max(True, 2), {True: "yes", 1: "one"}, f"{True:d} {True} {True!r:>6}")
print(True < 2, None is None, None == 0, None != False, -True, True / 2, True // 1, True**2)


class Empty:
    def __bool__(self):
        return False


class Wrong:
    def __bool__(self):
        return 1


print(bool(Empty()), "empty" if not Empty() else "full", Empty() or "replaced", all([Empty()]))
try:
    if Wrong():
        pass
except TypeError as error:
    print(error)
