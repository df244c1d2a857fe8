def reader():
    return value


try:
    reader()
except NameError as error:
    print(error)
value = 1
print(reader())


def local_before_assignment():
    print(value)
    value = 2


try:
    local_before_assignment()
except UnboundLocalError as error:
    print(type(error).__name__, error)


def deleted():
    x = 1
    del x
    return x


try:
    deleted()
except UnboundLocalError as error:
    print(error)


def free():
    def inner():
        return late

    try:
        inner()
    except NameError as error:
        print(error)
    late = 1
    return inner()


print(free())


def shadow_builtin():
    len = lambda x: "mine"
    return len([])


print(shadow_builtin(), len([]))
print(sorted(k for k in globals() if not k.startswith("_"))[:3], "value" in globals())


def names(a, b=2):
    c = 3
    return locals()


print(names(1))
