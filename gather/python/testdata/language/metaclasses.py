class Meta(type):
    def __call__(cls, *args):
        print("making", cls.__name__)
        return super().__call__(*args)

    def __repr__(cls):
        return f"<the class {cls.__name__}>"


class Made(metaclass=Meta):
    def __init__(self, x):
        self.x = x


print(Made(5).x, Made, type(Made) is Meta)
Dynamic = type("Dynamic", (Made,), {"double": lambda self: self.x * 2})
print(Dynamic(4).double(), type(Dynamic) is Meta)
Plain = type("Plain", (), {"x": 1})
print(Plain().x, Plain.__name__, type(Plain))
