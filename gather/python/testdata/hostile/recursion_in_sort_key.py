# ends: uncaught
def key(x):
    return sorted([x], key=key)


sorted([1], key=key)
