class ShopError(Exception):
    """Base of what goes wrong here."""


class OutOfStock(ShopError):
    def __init__(self, item, wanted=1):
        super().__init__(item, wanted)
        self.item = item
        self.wanted = wanted

    def __str__(self):
        return f"no {self.item} left ({self.wanted} wanted)"


class Closed(ShopError):
    pass


for make in (lambda: OutOfStock("tea", wanted=3), lambda: Closed("at night"), Closed, lambda: ShopError()):
    try:
        raise make()
    except OutOfStock as error:
        print("stock:", error, error.args, error.item)
    except ShopError as error:
        print("shop:", repr(error), str(error) == "", isinstance(error, Exception))

error = OutOfStock("milk")
error.add_note("try tomorrow")
error.add_note("or cream")
print(error.__notes__, repr(error))
print(ValueError("a") == ValueError("a"), ValueError(), ValueError(1), ValueError((1, 2)), KeyError("k"))
print(repr(ValueError("it's")), [ValueError("x", 2)], issubclass(KeyError, LookupError))
print(issubclass(TimeoutError, OSError), issubclass(ModuleNotFoundError, ImportError), BaseException.__subclasses__ is not None)
