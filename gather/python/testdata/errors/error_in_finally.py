def risky():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


try:
    risky()
except KeyError as error:
    print(repr(error), repr(error.__context__))


def swallowing():
    for _ in [1]:
        try:
            1 / 0
        except ZeroDivisionError:
            break


print(swallowing())
risky()
