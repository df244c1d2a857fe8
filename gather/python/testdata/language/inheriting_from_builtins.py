class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __getitem__(self, i):
        return f"<{super().__getitem__(i)}>"


class Defaults(dict):
    def __missing__(self, key):
        self[key] = f"made {key}"
        return self[key]


class Name(str):
    def shout(self):
        return self.upper() + "!"


class Even(int):
    def __new__(cls, value):
        return super().__new__(cls, value - value % 2)


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


stack = Stack([1]).push(2)
print(stack, stack[0], len(stack), isinstance(stack, list), stack == [1, 2], type(stack + [3]).__name__, list(stack))
table = Defaults(a=1)
print(table["a"], table["b"], table, table.get("c"), "c" in table)
print(Name("bob").shout(), Name("a") + "b", type(Name("a") + "b").__name__, Name("x") == "x", f"{Name('y'):>3}")
print(Even(7), Even(7) + 1, type(Even(2) + Even(2)).__name__, isinstance(Even(3), int), [10, 20, 30][Even(3)])
pair = Pair(1, 2)
a, b = pair
print(pair, pair.first, a, b, hash(pair) == hash((1, 2)), {**table, **{"z": 0}})


class Oops(KeyError, ValueError):
    pass


try:
    raise Oops("both")
except ValueError as error:
    print(repr(error), isinstance(error, LookupError))
