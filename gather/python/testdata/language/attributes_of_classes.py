# Who may set an attribute of a class: its metaclass decides, and builtin classes don't change.


class Meta(type):
    def __setattr__(cls, name, value):
        print("set", cls.__name__, name, value)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print("delete", cls.__name__, name)
        super().__delattr__(name)


class Guarded(metaclass=Meta):
    pass


class Plain:
    pass


Guarded.x = 1
print(Guarded.x, Guarded().x)
del Guarded.x
print(hasattr(Guarded, "x"))

for attempt in (
    lambda: object.__setattr__(list, "x", 1),
    lambda: object.__delattr__(list, "append"),
    lambda: object.__setattr__(Guarded, "y", 1),
    lambda: object.__setattr__(Plain, "y", 1),
    lambda: type.__setattr__(Guarded, "y", 1),
    lambda: type.__setattr__(Plain, "y", 1),
    lambda: type.__delattr__(Plain, "y"),
    lambda: type.__setattr__(int, "y", 1),
    lambda: setattr(list, "x", 1),
    lambda: setattr(ValueError, "x", 1),
    lambda: delattr(list, "append"),
    lambda: delattr(int, "nothing"),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
print(Guarded.y, hasattr(Plain, "y"))
