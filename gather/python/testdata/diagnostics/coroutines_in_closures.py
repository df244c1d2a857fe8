async def work(name):
    pass


async def other():
    pass


def outer():
    kept = work("cell")

    def inner():
        return kept

    return inner


function = outer()
print("kept by the closure")
function = None
print("gone")


def default(argument=other()):
    return argument


default = None
print("default gone")


def replaced():
    value = work("replaced")

    def change():
        nonlocal value
        value = None

    change()
    print("changed")


replaced()
