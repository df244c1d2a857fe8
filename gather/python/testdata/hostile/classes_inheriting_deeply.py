# ends: uncaught
class A:
    pass


for _ in range(3000):
    A = type("A", (A,), {})
A().x
