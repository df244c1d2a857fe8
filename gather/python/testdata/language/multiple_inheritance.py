class Base:
    def __init__(self):
        print("Base")

    def who(self):
        return ["Base"]


class Left(Base):
    def __init__(self):
        print("Left")
        super().__init__()

    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def __init__(self):
        print("Right")
        super().__init__()

    def who(self):
        return ["Right"] + super().who()


class Both(Left, Right):
    def __init__(self):
        print("Both")
        super().__init__()


both = Both()
print(both.who())
print([c.__name__ for c in Both.mro()])
print(super(Left, both).who(), Right.who(both))
try:

    class Impossible(Base, Both):
        pass

except TypeError as error:
    print(str(error).split("\n")[0])
