# __dict__, vars(), globals() and locals() are the names themselves: what changes one changes the other.
class Settings:
    kind = "settings"

    def __init__(self, **options):
        self.__dict__.update(options)

    def __repr__(self):
        return f"Settings({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"


s = Settings(host="here", port=80)
print(s, s.host)
names = s.__dict__
s.user = "me"
print(names, names is s.__dict__ is vars(s))
names["port"] = 8080
vars(s)["debug"] = True
del names["host"]
print(s, s.port, hasattr(s, "host"), "user" in vars(s))
s.__dict__.setdefault("kind", "own")
print(s.kind, Settings.kind, vars(s).pop("kind"), s.kind)
del s.user
print(names)
names.clear()
print(s, names)

s.__dict__ = {"fresh": 1}
names["old"] = 2
print(s, s.fresh, hasattr(s, "old"))
shared = {}
a, b = Settings(), Settings()
a.__dict__ = b.__dict__ = shared
a.x = 1
print(b.x, shared)


class Borg:
    state = {}

    def __init__(self):
        self.__dict__ = self.state


one, two = Borg(), Borg()
one.name = "shared"
print(two.name, Borg.state, one is two)


def tagged():
    return tagged.calls


tagged.__dict__["calls"] = 3
print(tagged(), vars(tagged))


class Failure(Exception):
    pass


failure = Failure("x")
failure.__dict__["code"] = 5
print(failure.code, failure.__dict__)

globals()["made"] = "by globals()"
print(made)
vars()["also"] = "by vars()"
print(also, "also" in globals(), globals() is vars() is locals())
made = "again"
print(globals()["made"])
del globals()["made"]
try:
    made
except NameError as error:
    print(error)


def call():
    globals()["counter"] = globals().get("counter", 0) + 1
    return counter


print(call(), call(), counter)


class Generated:
    for n in "ab":
        locals()[f"get_{n}"] = lambda self, n=n: n


print(Generated().get_a(), Generated().get_b())


def local():
    x = 1
    names = locals()
    names["x"] = 2
    x += 10
    return x, names, locals() == {"x": 11, "names": names}


print(local())
