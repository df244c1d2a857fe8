from _abc import ABCMethods, get_cache_token, initialize


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        initialize(cls)
        return cls

    register = ABCMethods.register
    __instancecheck__ = ABCMethods.__instancecheck__
    __subclasscheck__ = ABCMethods.__subclasscheck__


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __new__(cls, callable):
        callable.__isabstractmethod__ = True
        return super().__new__(cls, callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __new__(cls, callable):
        callable.__isabstractmethod__ = True
        return super().__new__(cls, callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def update_abstractmethods(cls):
    if hasattr(cls, "__abstractmethods__"):
        initialize(cls)
    return cls
