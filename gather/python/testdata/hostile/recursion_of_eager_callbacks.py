# ends: uncaught
def deeper(x):
    return list(map(deeper, [x]))


deeper(1)
