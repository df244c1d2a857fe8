def chain(error):
    while error:
        print(f"  {type(error).__name__}({error}) cause={error.__cause__!r} suppress={error.__suppress_context__}")
        error = error.__context__


try:
    try:
        {}["x"]
    except KeyError as error:
        raise ValueError("translated") from error
except ValueError as error:
    chain(error)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError("while handling")
except RuntimeError as error:
    chain(error)

try:
    try:
        int("x")
    except ValueError:
        raise RuntimeError("hidden") from None
except RuntimeError as error:
    chain(error)

try:
    try:
        raise TypeError("first")
    except TypeError:
        raise
except TypeError as error:
    chain(error)

try:
    raise OSError from KeyError
except OSError as error:
    chain(error)

try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise 5
except TypeError as error:
    print(error)
