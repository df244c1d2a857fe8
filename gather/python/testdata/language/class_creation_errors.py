def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class Entries:
    def __mro_entries__(self, bases):
        return (dict,)


class WrongEntries:
    def __mro_entries__(self, bases):
        return 5


class First(type): ...


class Second(type): ...


class Plain:
    pass


def wrong_entries():
    class Wrong(WrongEntries()): ...


def conflict():
    class Both(First("a", (), {}), Second("b", (), {})): ...


def keywords():
    class Keywords(Plain, tag=1): ...


class FromEntries(Entries(), Plain):
    pass


print(FromEntries.__mro__, FromEntries(a=1), len(FromEntries.__orig_bases__))
for make in (
    wrong_entries,
    conflict,
    keywords,
    lambda: type(),
    lambda: type(1, 2),
    lambda: type(5, (), {}),
    lambda: type("X", 5, {}),
    lambda: type("X", (), 5),
    lambda: type("X", (5,), {}),
    lambda: type("X", (Entries(),), {}),
    lambda: type("X", (bool,), {}),
    lambda: type("X", (int, str), {}),
    lambda: type("X", (int, int), {}),
    lambda: type("X", (object, int), {}),
    lambda: type("X", (Plain,), {"y": 2}).y,
    lambda: type("X", (First("Base", (), {}),), {}).__class__,
):
    attempt(make)
