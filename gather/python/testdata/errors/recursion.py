def down(n):
    return down(n + 1)


try:
    down(0)
except RecursionError as error:
    print(type(error).__name__, error)


def even(n):
    return odd(n - 1)


def odd(n):
    return even(n - 1)


try:
    even(10)
except RecursionError:
    print("mutual recursion too")


class Endless:
    def __getattr__(self, name):
        return getattr(self, name)

    def __repr__(self):
        return repr(self)


for attempt in (lambda: Endless().x, lambda: repr(Endless())):
    try:
        attempt()
    except RecursionError as error:
        print(error)


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print("still going", deep(900))
