def attempt(what):
    try:
        print("try", what)
        if what == "raise":
            raise ValueError("no", 7)
        if what == "return":
            return "returned"
        if what == "other":
            raise KeyError("key")
    except ValueError as error:
        print("except", error, error.args)
    except (KeyError, IndexError) as error:
        print("lookup", repr(error), str(error))
        return "from except"
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for what in ("nothing", "raise", "return", "other"):
    print("->", attempt(what))


def overriding():
    for i in range(3):
        try:
            continue
        finally:
            print("loop finally", i)
    try:
        return 1
    finally:
        print("before returning")


print(overriding())
try:
    try:
        raise IndexError("inner")
    finally:
        print("cleaning up")
except LookupError as error:
    print("outer", type(error).__name__, error)
try:
    error
except NameError as missing:
    print(missing)
