try:
    try:
        try:
            1 / 0
        except ZeroDivisionError as first:
            raise TypeError("second") from first
    except TypeError:
        [][0]
except IndexError as third:
    raise RuntimeError("fourth") from third
