def lookup(table, key):
    try:
        return table[key]
    except KeyError:
        raise AttributeError(f"no field {key}") from None


lookup({}, "size")
