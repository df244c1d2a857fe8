"""Abstract base classes."""

from _abc import ABCMethods, get_cache_token, initialize


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        initialize(cls)
        return cls

    register = ABCMethods.register
    __instancecheck__ = ABCMethods.__instancecheck__
    __subclasscheck__ = ABCMethods.__subclasscheck__


class ABC(metaclass=ABCMeta):
    """A class whose subclasses are abstract as long as an abstract method is left."""

    __slots__ = ()


def abstractmethod(funcobj):
    """Says that subclasses must override a method."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: classmethod of an abstractmethod."""

    __isabstractmethod__ = True

    def __new__(cls, callable):
        callable.__isabstractmethod__ = True
        return super().__new__(cls, callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: staticmethod of an abstractmethod."""

    __isabstractmethod__ = True

    def __new__(cls, callable):
        callable.__isabstractmethod__ = True
        return super().__new__(cls, callable)


class abstractproperty(property):
    """Deprecated: property of an abstractmethod."""

    __isabstractmethod__ = True


def update_abstractmethods(cls):
    """Finds out again which methods of a class are abstract."""
    if hasattr(cls, "__abstractmethods__"):
        initialize(cls)
    return cls
