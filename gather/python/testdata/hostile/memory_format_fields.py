# ends: uncaught
class A:
    pass


a = A()
a.a = a
x = ("{0" + ".a" * 10_000 + "[0]}").format(a)
