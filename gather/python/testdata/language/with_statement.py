class Managed:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None, error)
        return self.swallow


with Managed("a") as a, Managed("b") as b:
    print(a, b)

with (
    Managed("outer", swallow=True),
    Managed("inner") as inner,
):
    print(inner)
    raise ValueError("swallowed outside")


def leaves():
    with Managed("function"):
        return "value"


print(leaves())
for i in range(3):
    with Managed(f"loop{i}"):
        if i == 1:
            break

try:
    with Managed("fails"):
        1 / 0
except ZeroDivisionError as error:
    print("out:", error)
for wrong in (5, object):
    try:
        with wrong:
            pass
    except TypeError as error:
        print(error)
