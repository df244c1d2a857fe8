# ends: uncaught
def deeper():
    yield from deeper()


list(deeper())
