"""What it is about."""
print(__doc__, __name__, __package__, __spec__, __cached__, __file__)
print(dir())
print(list(globals()), __builtins__.len is len, type(__loader__).__name__)


class Hook:
    def __set_name__(self, owner, name):
        setattr(owner, name + "_known", self)
        delattr(owner, "doomed") if hasattr(owner, "doomed") else None


class Owner:
    first = Hook()
    doomed = 1
    second = Hook()


print([name for name in vars(Owner) if not name.startswith("__")])
