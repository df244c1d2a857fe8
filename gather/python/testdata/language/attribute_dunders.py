class Lazy:
    def __init__(self):
        self.asked = []

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        self.asked.append(name)
        return name.upper()


lazy = Lazy()
print(lazy.red, lazy.green, lazy.asked, hasattr(lazy, "_private"))


class Guarded:
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("delete", name)
        super().__delattr__(name)


guarded = Guarded()
guarded.x = 1
guarded.x += 1
print(guarded.x)
del guarded.x


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = name
        print(owner.__name__, "has", name)

    def __get__(self, instance, owner):
        return "on the class" if instance is None else f"{self.name} of {instance}"

    def __set__(self, instance, value):
        print("refused", value)


class Host:
    field = Descriptor()

    def __str__(self):
        return "host"


host = Host()
print(Host.field, "|", host.field)
host.field = 3


class Slotted:
    __slots__ = ("x",)


s = Slotted()
s.x = 1
try:
    s.y = 2
except AttributeError as error:
    print(error)
