class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.registry[key or cls.__name__.lower()] = cls

    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)


class Reader(Plugin):
    pass


class Writer(Plugin, key="w"):
    pass


print(sorted(Plugin.registry))
Plugin.registry["w"](1, 2)


class Always:
    only = None

    def __new__(cls):
        if cls.only is None:
            cls.only = object.__new__(cls)
        return cls.only


print(Always() is Always())


def tagged(cls):
    cls.tag = cls.__name__ + "!"
    return cls


@tagged
class Thing:
    "A thing."


print(Thing.tag, Thing.__doc__, Thing.__qualname__, Thing.__module__)
