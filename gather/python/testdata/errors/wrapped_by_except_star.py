# The group that an except* clause makes of an exception has the clause in its traceback.
def f(n):
    try:
        raise KeyError(n)
    except* KeyError as e:
        print(e)
        raise ValueError("v")
def g(n):
    try:
        raise KeyError(n)
    except* KeyError:
        raise ValueError("v") from None
try:
    f(1)
except* ValueError as e:
    raise
