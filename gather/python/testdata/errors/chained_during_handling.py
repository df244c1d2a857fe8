def load(name):
    return {"a": 1}[name]


def fetch(name):
    try:
        return load(name)
    except KeyError:
        return default(name)


def default(name):
    raise LookupError(f"nothing for {name!r}")


fetch("b")
