# ends: limit
class A:
    pass


a = A()
for i in range(10**9):  # here
    setattr(a, f"x{i}", i)  # here
