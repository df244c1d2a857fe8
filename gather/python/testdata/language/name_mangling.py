class Base:
    __secret = "base"

    def __init__(self):
        self.__token = 1
        self._internal = 2
        self.__dunder__ = 3

    def reveal(self):
        return self.__secret, self.__token


class Child(Base):
    __secret = "child"

    def __init__(self):
        super().__init__()
        self.__token = "child token"

    def both(self):
        return self.__secret, self.__token, self.reveal()


child = Child()
print(child.both(), sorted(vars(child)))
print(child._Base__token, Child._Child__secret, hasattr(child, "__token"))
try:
    child.__token
except AttributeError as error:
    print(error)
